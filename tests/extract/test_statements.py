"""Who said what: each speaker, the words, and what kind of act they are."""

import pytest

from gongbao.extract.document import read_document
from gongbao.extract.facts import Mention
from gongbao.extract.names.people import find_people
from gongbao.extract.names.posts import merge
from gongbao.extract.statements import find_statements


def statements(text: str, **named: str) -> list[tuple[str, str, str]]:
    """Return (kind, speaker, words) of every statement; ``named`` gives bodies by type."""
    document = read_document(text)
    bodies = [
        Mention(at, at + len(word), word, document.passage_at(at), kind, word)
        for kind, words in named.items()
        for word in words.split()
        if (at := text.find(word)) >= 0
    ]
    found, posts = find_people(document, sorted(bodies, key=lambda body: body.start))
    mentions, _ = merge(bodies, found, posts)
    return [(s.kind, mentions[s.speaker].name, s.text) for s in find_statements(document, mentions)]


def test_reported_words_run_to_the_end_of_the_sentence() -> None:
    assert statements("县长秦若川说,今年的路修得好。明年继续修。") == [("said", "秦若川", "今年的路修得好")]


def test_a_quotation_before_its_speaker_is_said_by_that_speaker() -> None:
    text = "“水清了,岸绿了。”河长办主任柳江平介绍。"
    assert statements(text) == [("said", "柳江平", "水清了,岸绿了")]


def test_a_quotation_of_two_sentences_gives_a_statement_each() -> None:
    text = "“第一年打基础。第二年见成效。”镇长何静表示,镇里将再加一把劲。"
    assert statements(text) == [
        ("said", "何静", "第一年打基础"),
        ("said", "何静", "第二年见成效"),
        ("pledged", "何静", "镇里将再加一把劲"),
    ]


def test_what_a_report_by_somebody_says_is_reported() -> None:
    text = "“全区要再上一个台阶。”区长程若水所作的报告,引起热烈反响。"
    assert statements(text) == [("reported", "程若水", "全区要再上一个台阶")]


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("强调", "stressed"), ("要求", "required"), ("提出", "proposed"), ("承诺", "pledged"), ("指出", "said")],
)
def test_the_verb_tells_the_kind(verb: str, kind: str) -> None:
    assert statements(f"市长林栖{verb},要守住安全底线。") == [(kind, "林栖", "要守住安全底线")]


def test_a_pronoun_stands_for_the_person_named_before() -> None:
    text = "区长程若水到港区调研。他强调,要保障物流畅通。"
    assert statements(text) == []
    text = "区长程若水说,工程进展顺利。他强调,要保障物流畅通。"
    assert statements(text)[1] == ("stressed", "程若水", "要保障物流畅通")


def test_a_meeting_speaks_when_the_report_names_it() -> None:
    text = "云港区经济工作会议召开。会议强调,要稳住工业基本盘。"
    assert statements(text, meeting="云港区经济工作会议") == [
        ("stressed", "云港区经济工作会议", "要稳住工业基本盘")
    ]
    assert statements(text) == []


def test_organisations_speak_too() -> None:
    text = "云港商务局有关负责人介绍,前三季度外贸增长一成。"
    assert statements(text, organisation="云港商务局") == [("said", "云港商务局", "前三季度外贸增长一成")]


def test_two_speakers_in_one_sentence_keep_their_own_words() -> None:
    text = "村民田丰收说,水费降了一半;种粮大户贺兰山说,机器也便宜了。"
    assert statements(text) == [("said", "田丰收", "水费降了一半"), ("said", "贺兰山", "机器也便宜了")]


def test_nouns_that_look_like_verbs_say_nothing() -> None:
    text = "县长秦若川的要求和部署得到落实。向云港区人大常委会报告工作。"
    assert statements(text, organisation="云港区人大常委会") == []


def test_who_quotes_a_meeting_speaks_as_well_as_the_meeting() -> None:
    text = "“云港区经济工作会议要求,加快技术改造。”港城集团董事长苏望说。"
    assert statements(text, meeting="云港区经济工作会议") == [
        ("said", "苏望", "云港区经济工作会议要求,加快技术改造"),
        ("required", "云港区经济工作会议", "加快技术改造"),
    ]


def test_whom_somebody_tells_is_no_part_of_what_is_told() -> None:
    assert statements("河长办主任柳江平告诉《云港日报》记者,水质达标了。") == [
        ("said", "柳江平", "水质达标了")
    ]


def test_a_short_name_in_parentheses_is_not_said() -> None:
    text = "云港商务局(以下简称“商务局”)负责审批。对云港商务局来说,这是大事。"
    assert statements(text, organisation="云港商务局") == []
