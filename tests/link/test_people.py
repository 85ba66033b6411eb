"""Who is one person: the same post makes one of two mentions, different posts keep them two."""

from typing import Any

from gongbao.schema import Row, Tables
from tests.link.telling import Told, tables_of


def people(tables: Tables) -> list[Row]:
    return [row for row in tables["entities"] if row["type"] == "person"]


def told(*posts: tuple[str, str], bare: int = 0) -> Told:
    """Return a report that gives 何远山 each of ``posts`` (body, title), and names him ``bare`` times more."""
    report = Told("".join(f"{body}{title}何远山讲话。" for body, title in posts) + "何远山表示赞同。" * bare)
    bodies = [body for body, _ in posts]
    for number, (body, title) in enumerate(posts):
        nth = bodies[: number + 1].count(body)
        organisation = report.mention(body, "organisation", nth=nth) if body else None
        person = report.mention("何远山", "person", nth=number + 1)
        report.position("何远山", person, organisation, title, nth=number + 1)
    for number in range(bare):
        report.mention("何远山", "person", nth=len(posts) + number + 1)
    return report


def holders(tables: Tables) -> dict[str, Any]:
    return {str(row["title"]): row["person_id"] for row in tables["positions"]}


def test_the_same_post_twice_is_one_person() -> None:
    tables = tables_of(told(("云川市财政局", "局长"), ("云川市财政局", "局长")))
    assert len(people(tables)) == 1
    assert not tables["findings"]


def test_two_posts_in_two_places_are_two_people_and_a_finding() -> None:
    tables = tables_of(told(("云川市委", "书记"), ("云川东方集团", "董事长")))
    assert len(people(tables)) == 2
    assert len(set(holders(tables).values())) == 2
    (finding,) = tables["findings"]
    assert finding["rule"] == "namesakes"
    assert "云川市委书记" in str(finding["message"])
    assert "云川东方集团董事长" in str(finding["message"])
    assert finding["row_id"] in {row["entity_id"] for row in people(tables)}


def test_several_titles_at_one_mention_are_one_person() -> None:
    report = Told("云川东方集团党委书记、董事长何远山讲话。")
    body, person = report.mention("云川东方集团", "organisation"), report.mention("何远山", "person")
    for title in ("党委书记", "董事长"):
        report.position("云川东方集团党委书记、董事长何远山", person, body, title)
    tables = tables_of(report)
    assert len(people(tables)) == 1
    assert len(tables["positions"]) == 2


def test_a_name_without_a_post_is_the_only_person_of_that_name() -> None:
    tables = tables_of(told(("云川市委", "书记"), bare=2))
    assert len(people(tables)) == 1
    assert {row["entity_id"] for row in tables["mentions"] if row["text"] == "何远山"} == {
        people(tables)[0]["entity_id"]
    }


def test_a_name_without_a_post_is_none_of_several() -> None:
    tables = tables_of(told(("云川市委", "书记"), ("云川东方集团", "董事长"), bare=1))
    assert len(people(tables)) == 3
    last = max(tables["mentions"], key=lambda row: str(row["start"]).zfill(9))
    assert last["entity_id"] not in holders(tables).values()


def test_a_title_whose_body_is_left_out_the_second_time_is_the_same_post() -> None:
    assert len(people(tables_of(told(("云川市委", "书记"), ("", "书记"))))) == 1


def test_people_of_two_reports_are_never_made_one() -> None:
    one, other = told(("云川市委", "书记")), told(("云川市委", "书记"))
    other.source_file = "云川/2024.txt"
    assert len(people(tables_of(one, other))) == 2
