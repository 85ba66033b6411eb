"""Wordings and places -> codes, where they are known; nothing is guessed."""

from decimal import Decimal

import pytest

from gongbao.extract.facts import Header
from gongbao.link.gazetteer import gazetteer
from gongbao.link.indicators import indicators
from gongbao.read.report import Source
from gongbao.schema.codelists import rows
from tests.link.telling import Told, only, tables_of


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("地区生产总值", "gdp"),
        ("全市地区生产总值", "gdp"),
        ("全年地区生产总值增速", "gdp"),
        ("南通市地区生产总值", "gdp"),
        ("规上工业增加值", "industrial_value_added_above_scale"),
        ("外贸进出口总额总量", "imports_and_exports"),
        ("ＰＭ２.５平均浓度", "pm25"),
        ("专精特新“小巨人”企业", "little_giants"),
        ("城镇居民人均可支配收入", "household_income_urban"),
        ("南通大桥货运总收入", None),
        ("生产", None),
        ("上海合作组织成员国贸易", None),
    ],
)
def test_a_wording_stands_for_an_indicator_or_for_none(wording: str, code: str | None) -> None:
    assert indicators().find(wording)[0] == code


def test_every_name_and_synonym_stands_for_its_own_indicator() -> None:
    for row in rows("indicators"):
        for wording in (row["name"], *filter(None, row["synonyms"].split(";"))):
            assert indicators().find(wording)[0] == row["indicator_id"], wording


@pytest.mark.parametrize(
    ("name", "near", "code"),
    [
        ("江苏", None, "320000"),
        ("中国", None, "100000"),
        ("吉林", None, "220000"),
        ("南昌", None, "360100"),
        ("恩施", None, "422800"),
        ("内蒙古", None, "150000"),
        ("江苏省南通市", None, "320600"),
        ("北京朝阳区", None, "110105"),
        ("启东", None, None),
        ("启东", "320000", "320681"),
        ("鼓楼区", "320000", None),
        ("鼓楼区", "320106", "320106"),
        ("朝阳", "110000", "110105"),
        ("海南", None, "460000"),
        ("海南", "630000", None),
        ("西安", "230000", "610100"),
        ("西安", "231000", "231005"),
        ("云川市", None, None),
        ("", None, None),
    ],
)
def test_a_place_is_found_where_its_name_and_the_report_s_place_determine_it(
    name: str, near: str | None, code: str | None
) -> None:
    assert gazetteer().resolve(name, near) == code


def figures_about(wording: str, place: str | None) -> object:
    report = Told(f"{wording}5亿元。", header=Header(place_id=place))
    report.figure("5亿元", wording, "500000000", "CNY")
    return only(tables_of(report)["figures"])["place_id"]


def test_a_figure_is_about_the_place_that_its_wording_names_else_about_the_report_s() -> None:
    assert figures_about("地区生产总值", "320681") == "320681"
    assert figures_about("苏州市地区生产总值", "320681") == "320500"
    assert figures_about("地区生产总值", None) is None


def test_scope_words_choose_among_the_divisions_around_the_report_s_place() -> None:
    assert figures_about("全市地区生产总值", "320681") == "320681"  # 启东市
    assert figures_about("全市地区生产总值", "320902") == "320900"  # 亭湖区, in 盐城市
    assert figures_about("全区地区生产总值", "450000") == "450000"  # 广西壮族自治区
    assert figures_about("全省地区生产总值", "320681") == "320000"
    assert figures_about("我国粮食总产量", "320681") == "100000"
    assert figures_about("全国粮食总产量", None) == "100000"
    assert figures_about("全县地区生产总值", "320000") is None


def test_a_figure_stated_of_a_place_is_about_that_place() -> None:
    report = Told("南通投资5亿元。", header=Header(place_id="320000"))
    report.figure("5亿元", "投资", "500000000", "CNY", subject=report.mention("南通", "place"))
    row = only(tables_of(report)["figures"])
    assert row["place_id"] == "320600"
    assert row["entity_id"] == only(tables_of(report)["entities"])["entity_id"]


def test_only_codes_that_are_used_are_published_with_the_divisions_around_them() -> None:
    report = Told("全年地区生产总值5亿元，学校3所。", source=Source(place_id="320681"))
    report.figure("5亿元", "地区生产总值", "500000000", "CNY", threshold=Decimal(1), threshold_unit="{个}")
    report.figure("3所", "学校", "3", "{所}")
    tables = tables_of(report)
    assert [row["indicator_id"] for row in tables["indicators"]] == ["gdp"]
    assert {row["unit"] for row in tables["units"]} == {"CNY", "{个}", "{所}"}
    assert {row["place_id"] for row in tables["places"]} == {"320681", "320600", "320000", "100000"}


def test_a_classifier_names_its_own_unit_and_a_quotient_is_named_after_its_parts() -> None:
    report = Told("栽树3棵，每棵5元。")
    report.figure("3棵", "栽树", "3", "{棵}")
    report.figure("5元", "树价", "5", "CNY/{棵}")
    units = {row["unit"]: row for row in tables_of(report)["units"]}
    assert (units["{棵}"]["name"], units["{棵}"]["dimension"]) == ("棵", "count")
    assert str(units["CNY/{棵}"]["name"]).endswith("/棵")


def test_an_unknown_code_of_a_place_is_left_out_and_noted() -> None:
    tables = tables_of(Told("一句话。", source=Source(place_id="999999")))
    assert tables["reports"][0]["place_id"] is None
    assert only(tables["findings"], rule="unknown_place")["row_id"] == tables["reports"][0]["report_id"]


def test_a_number_that_not_every_format_holds_is_left_out_and_noted() -> None:
    report = Told(f"数值{'9' * 40}元。")
    report.figure("9" * 40 + "元", "数值", "9" * 40, "CNY")
    tables = tables_of(report)
    assert tables["figures"][0]["value"] is None
    assert only(tables["findings"], rule="no_exact_number")["row_id"] == tables["figures"][0]["figure_id"]


def test_an_amount_in_a_unit_of_another_kind_is_not_of_the_indicator() -> None:
    report = Told("3个省区进出口3亿元，进出口增长5%。")
    report.figure("3个", "进出口", "3", "{个}")
    report.figure("3亿元", "进出口", "300000000", "CNY")
    report.figure("增长5%", "进出口", "5", "%", measure="growth_rate")
    codes = {row["text"]: row["indicator_id"] for row in tables_of(report)["figures"]}
    assert codes == {"3个": None, "3亿元": "imports_and_exports", "增长5%": "imports_and_exports"}
