"""Every numeral of a text is listed once, with what it is."""

import pytest

from gongbao.extract.quantities import find_quantities, read_numerals
from gongbao.extract.text import fold
from gongbao.schema.codelists import rows


def kinds(text: str) -> list[tuple[str, str]]:
    return [(numeral.text, numeral.kind) for numeral in read_numerals(fold(text))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2031年4月2日上午", "date"),
        ("到2031年，", "date"),
        ("二〇三一年", "date"),
        ("8月份", "date"),
        ("20世纪60年代", "date"),
        ("下午3点半", "date"),
        ("1—6月", "period"),
        ("前三季度", "period"),
        ("上半年", "period"),
        ("四年来", "period"),
        ("近五年", "period"),
        ("2026—2030年", "period"),
        ("“十六五”时期", "period"),
        ("第12位", "ordinal"),
        ("第三次", "ordinal"),
        ("地铁9号线", "ordinal"),
        ("二期工程", "ordinal"),
        ("一等奖", "ordinal"),
        ("三级医院", "ordinal"),
        ("一、总体要求", "list_number"),
        ("（二）主要目标", "list_number"),
        ("3.加强管理", "list_number"),
        ("一是抓落实", "list_number"),
        ("①范围", "list_number"),
        ("府发〔2031〕18号", "document_number"),
        ("PM2.5", "name"),
        ("5G网络", "name"),
        ("4A级景区", "name"),
        ("G99高速", "name"),
        ("“2+8+N”", "name"),
        ("1+N政策", "name"),
        ("12345热线", "name"),
        ("211工程", "name"),
        ("500强企业", "name"),
        ("“三张清单”", "name"),
        ("《七项措施》", "name"),
        ("https://example.cn/2031/5", "name"),
        ("0515-88880000", "name"),
        ("六大行动", "name"),
    ],
)
def test_a_numeral_that_counts_nothing_says_what_it_is(text: str, kind: str) -> None:
    found = read_numerals(fold(text))
    assert {numeral.kind for numeral in found} == {kind}
    assert find_quantities(text) == [] or kind == "name"


@pytest.mark.parametrize(
    "text",
    [
        "统一部署",
        "一心一意",
        "三角洲",
        "千方百计",
        "进一步",
        "十分重要",
        "一批项目",
        "建设一个中心",
        "红十字会",
        "百姓",
    ],
)
def test_a_numeral_inside_a_word_is_not_listed(text: str) -> None:
    assert read_numerals(text) == []


def test_a_sentence_lists_each_numeral_once_and_in_order() -> None:
    text = "一是2031年1—9月，全县新建公路35.5公里，完成投资2.4亿元，增长12%；第3批6个项目入选“百企”名单。"
    assert kinds(text) == [
        ("一", "list_number"),
        ("2031年1-9月", "period"),
        ("35.5公里", "quantity"),
        ("2.4亿元", "quantity"),
        ("12%", "quantity"),
        ("3", "ordinal"),
        ("6个", "quantity"),
        ("百", "name"),
    ]


def test_three_shares_of_a_whole_are_three_quantities() -> None:
    text = "产业结构为8.1:45.3:46.6"
    assert [q.value is not None and str(q.value) for q in find_quantities(text)] == ["8.1", "45.3", "46.6"]


@pytest.mark.parametrize("row", rows("numeral_contexts"), ids=lambda row: row["example"])
def test_every_context_of_the_codelist_reads_its_own_example(row: dict[str, str]) -> None:
    assert row["kind"] in {numeral.kind for numeral in read_numerals(fold(row["example"]))}


def test_a_reader_is_told_of_numerals_that_are_not_understood() -> None:
    assert ("四六", "unread") in kinds("比重呈四六之势")
