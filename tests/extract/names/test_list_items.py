"""The items of an enumeration: their bounds, the names that cover them, what they share with the next."""

from gongbao.extract.names.list_items import Enumeration, Found, Item, narrowed, read_items
from gongbao.extract.names.spans import Span


def items(text: str, *spans: Span, kind: str | None = None) -> list[Item]:
    return read_items(text, Enumeration(0, len(text), kind), Found(spans))


def texts(text: str, several: list[Item]) -> list[str]:
    return [text[item.start : item.end] for item in several]


def test_marks_and_the_words_for_and_part_items() -> None:
    text = "青湖大桥、白沙水库和沐川电站以及云屏机场"
    found = items(text, kind="facility")
    assert texts(text, found) == ["青湖大桥", "白沙水库", "沐川电站", "云屏机场"]
    assert [item.first for item in found] == [True, False, False, False]


def test_the_last_item_ends_where_the_clause_goes_on_unless_a_noun_closes_the_list() -> None:
    text = "青湖大桥、白沙水库开工建设"
    assert texts(text, items(text)) == ["青湖大桥", "白沙水库"]
    assert texts(text, items(text, kind="facility"))[1] == "白沙水库开工建设"


def test_a_project_among_projects_ends_in_its_noun() -> None:
    text = "青湖电池项目、白沙铜箔项目开工"
    assert texts(text, items(text)) == ["青湖电池项目", "白沙铜箔项目"]
    text = "青湖大桥、白沙铜箔项目开工"
    assert texts(text, items(text)) == ["青湖大桥", "白沙铜箔"]


def test_an_item_knows_the_name_that_fills_it_and_a_place_only_at_its_end() -> None:
    text = "推进青湖大桥、白沙镇道路"
    found = items(text, (2, 6, "facility"), (7, 10, "place"), kind="facility")
    assert found[0].name == (2, 6, "facility")
    assert found[0].is_named_to_its_end
    assert found[1].name is None


def test_a_short_item_shares_the_generic_term_of_the_next() -> None:
    assert [item.shares_term for item in items("青白、云沐高铁", kind="facility")] == [True, False]
    assert [item.shares_term for item in items("青白、云沐电池", kind="facility")] == [False, False]


def test_what_is_invested_is_no_part_of_an_item() -> None:
    text = "总投资50亿元的青湖电池项目、白沙铜箔项目"
    first = narrowed(text, items(text, kind="facility")[0])
    assert first is not None
    assert (text[first.start : first.end], first.priced) == ("青湖电池项目", True)


def test_only_the_first_item_may_have_a_long_clause_before_its_name() -> None:
    text = "甲" * 50 + "、" + "乙" * 50
    first, second = items(text, kind="facility")
    kept = narrowed(text, first)
    assert kept is not None
    assert kept.end == 50
    assert kept.start > 0
    assert narrowed(text, second) is None


def test_a_work_is_looked_for_within_bounds() -> None:
    found = Found([(5, 9, "facility"), (12, 14, "place")])
    assert found.has_work(0, 9)
    assert not found.has_work(9, 20)
    assert not found.has_work(0, 5)
