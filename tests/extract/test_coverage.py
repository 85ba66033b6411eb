"""Every numeral of a text is accounted for, once, and in its place."""

import pytest

from gongbao.extract import extract
from gongbao.extract.coverage import account_for
from gongbao.extract.document import read_document
from gongbao.extract.quantities import read_numerals
from gongbao.read import Report


def accounts(text: str) -> dict[str, str]:
    numerals = read_numerals(read_document(text).folded)
    found = list(account_for(numerals, extract(Report("a.txt", text, "0" * 64))))
    assert [(one.start, one.end) for one in found] == [(one.start, one.end) for one in numerals]
    return {text[one.start : one.end]: one.kind for one in found}


@pytest.mark.parametrize(
    ("text", "numeral", "kind"),
    [
        ("2024年，柳泉县完成投资35亿元。", "35亿元", "figure"),
        ("柳泉县新签约超亿元项目60个。", "超亿元", "threshold"),
        ("2024年，柳泉县外贸进出口总额增速全市第一。", "一", "ranking"),
        ("第三章 重点工作\n柳泉县推动发展。", "三", "ordinal"),
    ],
)
def test_a_numeral_is_what_the_facts_make_of_it(text: str, numeral: str, kind: str) -> None:
    assert accounts(text)[numeral] == kind


def test_a_threshold_is_one_only_in_the_sentence_of_its_figure() -> None:
    found = accounts("柳泉县新签约超亿元项目60个。会议强调，要紧盯超十亿元。")
    assert found["超亿元"] == "threshold"
    assert found.get("超十亿元") != "threshold"


def test_a_text_without_numerals_has_nothing_to_account_for() -> None:
    assert accounts("柳泉县召开工作会议。") == {}
