"""Whatever the text, names read back, do not overlap, and posts belong to people that were found."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract.document import read_document
from gongbao.extract.facts import Mention
from gongbao.extract.names.people import find_people
from gongbao.extract.names.posts import merge
from gongbao.extract.statements import find_statements

PIECES = (  # noqa: SIM905
    "县委书记 市长 、 , 。 王小明 李 强 欧阳 说 表示 强调 “ ” : 同志 总书记 记者 ( ) 云港集团 区党工委 管理办 主任 "
    "董事长 兼 部长 财政部 和 与 · 艾尔肯 马尔科 斯基 会议 他 的 报告 将 高度 重视 1 年 A \n \r \x00 　"
).split(" ")
TEXTS = st.lists(st.sampled_from([*PIECES, " "]), max_size=40).map("".join) | st.text(max_size=60)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 8)), max_size=6))
def test_names_posts_and_statements_hold_together_on_any_text(
    text: str, spans: list[tuple[int, int]]
) -> None:
    document = read_document(text)
    bodies: list[Mention] = []
    for start, length in sorted(spans):
        end = min(start + length, len(text))
        if start < end and (not bodies or bodies[-1].end <= start):
            words = text[start:end]
            bodies.append(Mention(start, end, words, document.passage_at(start), "organisation", words))

    found, posts = find_people(document, bodies)
    mentions, positions = merge(bodies, found, posts)

    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
    assert len(positions) == len(posts)
    for position in positions:
        assert mentions[position.person].type == "person"
        assert position.organisation is None or mentions[position.organisation].type != "person"
        assert text[position.start : position.end] == position.text
        assert position.title in position.text
    for statement in find_statements(document, mentions):
        assert text[statement.start : statement.end] == statement.text
        passage = document.passages[statement.passage]
        assert passage.start <= statement.start < statement.end <= passage.end
        assert mentions[statement.speaker].type in ("person", "organisation", "meeting")
