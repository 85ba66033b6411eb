"""What is one thing: places by their code, bodies within their place, industries everywhere."""

from gongbao.extract.facts import Header
from gongbao.schema import Row, Tables
from tests.link.telling import Told, only, tables_of

NANTONG, SUZHOU, JIANGSU = "320600", "320500", "320000"


def naming(kind: str, *names: str, place: str | None = None, source_file: str = "a.txt") -> Told:
    """Return a report about ``place`` that names these things."""
    report = Told("、".join(names) + "。", source_file, header=Header(place_id=place))
    for name in dict.fromkeys(names):
        for nth in range(1, names.count(name) + 1):
            report.mention(name, kind, nth=nth)
    return report


def entities(tables: Tables) -> list[Row]:
    return tables["entities"]


def test_every_mention_of_a_name_is_of_one_entity() -> None:
    tables = tables_of(naming("facility", "云川大桥", "云川大桥"))
    assert len(tables["mentions"]) == 2
    assert len(entities(tables)) == 1


def test_the_short_name_is_the_body_that_it_stands_for() -> None:
    report = Told("云川经济技术开发区管委会发文，管委会要求落实。")
    report.mention("云川经济技术开发区管委会", "organisation")
    report.mention("管委会", "organisation", "云川经济技术开发区管委会", nth=2)
    assert [row["name"] for row in entities(tables_of(report))] == ["云川经济技术开发区管委会"]


def test_a_place_has_its_code_and_official_name_however_it_is_called() -> None:
    tables = tables_of(naming("place", "南通", "南通市", "江苏省南通市"))
    place = only(entities(tables), type="place")
    assert (place["name"], place["identifier"]) == ("南通市", NANTONG)
    assert {row["place_id"] for row in tables["places"]} == {NANTONG, JIANGSU, "100000"}


def test_a_place_is_part_of_the_nearest_one_that_is_named() -> None:
    tables = tables_of(naming("place", "江苏", "南通", "启东市"))
    by_name = {row["name"]: row for row in entities(tables)}
    assert by_name["启东市"]["part_of"] == by_name["南通市"]["entity_id"]
    assert by_name["南通市"]["part_of"] == by_name["江苏省"]["entity_id"]
    assert by_name["江苏省"]["part_of"] is None


def test_a_name_that_several_divisions_bear_has_no_code_unless_the_report_s_place_tells() -> None:
    assert only(entities(tables_of(naming("place", "鼓楼区"))), name="鼓楼区")["identifier"] is None
    near = tables_of(naming("place", "鼓楼区", place="320100"))
    assert only(entities(near), name="鼓楼区")["identifier"] == "320106"


def test_an_office_is_another_one_in_each_place_and_the_same_in_two_reports_of_one() -> None:
    one = naming("organisation", "市财政局", place=NANTONG)
    later = naming("organisation", "市财政局", place=NANTONG, source_file="b.txt")
    elsewhere = naming("organisation", "市财政局", place=SUZHOU, source_file="c.txt")
    assert len(entities(tables_of(one, later))) == 1
    assert len(entities(tables_of(one, elsewhere))) == 2


def test_an_office_in_reports_of_no_known_place_is_not_the_same() -> None:
    tables = tables_of(
        naming("organisation", "市财政局"), naming("organisation", "市财政局", source_file="b.txt")
    )
    assert len(entities(tables)) == 2


def test_a_body_that_names_its_place_or_the_country_is_one_everywhere() -> None:
    for name in ("南通市财政局", "国务院"):
        tables = tables_of(
            naming("organisation", name, place=NANTONG),
            naming("organisation", name, place=SUZHOU, source_file="b.txt"),
        )
        assert len(entities(tables)) == 1


def test_a_body_is_part_of_the_one_whose_name_it_begins_with() -> None:
    tables = tables_of(naming("organisation", "国务院", "国务院办公厅", "国务院办公厅秘书局"))
    by_name = {row["name"]: row for row in entities(tables)}
    assert by_name["国务院办公厅秘书局"]["part_of"] == by_name["国务院办公厅"]["entity_id"]
    assert by_name["国务院办公厅"]["part_of"] == by_name["国务院"]["entity_id"]


def test_the_nearest_whole_counts_whichever_report_names_it() -> None:
    names = ("国务院", "国务院办公厅", "国务院办公厅秘书局")
    near, far = (
        naming("organisation", *names),
        naming("organisation", names[0], names[2], source_file="b.txt"),
    )
    for order in ((near, far), (far, near)):
        by_name = {row["name"]: row for row in entities(tables_of(*order))}
        assert by_name[names[2]]["part_of"] == by_name[names[1]]["entity_id"]


def test_an_industry_is_the_same_everywhere_and_a_meeting_only_in_its_report() -> None:
    for kind, count in (("industry", 1), ("meeting", 2)):
        tables = tables_of(naming(kind, "光伏"), naming(kind, "光伏", source_file="b.txt"))
        assert len(entities(tables)) == count


def test_a_country_has_its_code_and_is_the_same_in_every_report() -> None:
    tables = tables_of(
        naming("place", "阿联酋", place=NANTONG), naming("place", "阿拉伯联合酋长国", source_file="b.txt")
    )
    country = only(entities(tables))
    assert (country["identifier"], country["name"], country["part_of"]) == ("AE", "阿拉伯联合酋长国", None)
    assert NANTONG in {row["place_id"] for row in tables["places"]}
    assert "AE" not in {row["place_id"] for row in tables["places"]}


def test_a_figure_stated_of_a_country_is_not_about_the_report_s_place() -> None:
    report = Told("德国投资5亿元。", header=Header(place_id=NANTONG))
    report.figure("5亿元", "投资", "500000000", "CNY", subject=report.mention("德国", "place"))
    assert tables_of(report)["figures"][0]["place_id"] is None
