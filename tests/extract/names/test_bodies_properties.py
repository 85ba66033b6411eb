"""What holds of the names of any text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.extract.document import read_document
from gongbao.extract.names import find_names
from gongbao.extract.names.bodies import find_bodies

_PIECES = st.sampled_from(
    [
        "市委",
        "区党工委",
        "产业园",
        "高速公路",
        "至",
        "和",
        "、",
        "，",
        "。",
        "等",
        "项目",
        "建成投用",
        "加快",
        "推进",
        "云南省",
        "昆明",
        "（",
        "）",
        "“",
        "”",
        "第三",
        "污水处理厂",
        "3",
        "号线",
        "公司",
        "集团",
        "的",
        "了",
        "江",
        "县",
        "镇",
        "港",
        "2025年",
        "年产5万吨",
        "青螺",
        "骐驭",
        "\n",
        "\u3000",
        "个",
        "中心",
        "国家",
        "产业",
        "论坛",
        "《",
        "》",
        "-",
        "—",
        "G215",
        "km",
        "局",
        "办",
        "改扩建工程",
        "一期",
    ]
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=80))


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_every_mention_reads_back_and_the_kinds_of_bodies_never_overlap(text: str) -> None:
    document = read_document(text)
    bodies = find_bodies(document)
    for mention in bodies:
        assert mention.text == text[mention.start : mention.end] != ""
        assert mention.name
    kinds = [m for m in bodies if m.type in ("organisation", "place", "facility")]
    assert all(first.end <= second.start for first, second in pairwise(kinds))
    assert [(m.start, m.end) for m in bodies] == sorted((m.start, m.end) for m in bodies)


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_people_and_bodies_together_never_overlap(text: str) -> None:
    gold = ("person", "organisation", "place", "facility")
    mentions = [m for m in find_names(read_document(text)).mentions if m.type in gold]
    assert all(first.end <= second.start for first, second in pairwise(mentions))


def test_a_long_line_without_marks_is_read_in_good_time() -> None:
    text = "推进青螺至云岭高速公路建设和市委办公室工作" * 3000
    assert find_bodies(read_document(text))
