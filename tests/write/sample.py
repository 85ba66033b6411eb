"""A package about a place that does not exist, with a row or more in every table."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from gongbao.extract.facts import Header, Period
from gongbao.link import report_id
from gongbao.read.report import Source
from gongbao.schema import Tables
from gongbao.write import Written, write_package
from tests.link.telling import Told, tables_of

__all__ = ["publish", "published", "sample", "spring", "summer"]

TEXT = (
    "云川“开放”大会,2023年3月1日。\n"
    "全年新签约项目60个，其中百亿级5个。地区生产总值约1234.5亿元，增长5%—6%，居全省第3位。"
    "云川市委书记何远山表示，云川大桥建成通车。云川东方集团董事长何远山说，力争投资额数十亿元。"
)
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31), "全年")


def spring(text: str = TEXT, source_file: str = "云川/2023.txt") -> Told:
    """Return a report whose facts fill every table and every kind of column."""
    report = Told(
        text,
        source_file,
        Source(place_id="320681", published_on=date(2023, 3, 2)),
        Header("云川大会", "conference"),
    )
    whole = report.figure("60个", "新签约项目", "60", "{个}", period=YEAR)
    report.figure(
        "5个", "百亿级新签约项目", "5", "{个}", parent=whole, threshold=Decimal("1E+10"), threshold_unit="CNY"
    )
    report.figure("约1234.5亿元", "地区生产总值", "1.2345E+11", "CNY", comparator="approx", period=YEAR)
    rate = {"measure": "growth_rate", "comparator": "ge", "value_max": Decimal(6), "basis": "year_on_year"}
    report.figure("5%—6%", "地区生产总值", "5.00", "%", **rate)
    report.figure("数十亿元", "投资额", None, "CNY", status="target")
    report.ranking("居全省第3位", "地区生产总值", 3, "全省")
    report.mention("云川“开放”大会", "meeting")
    bridge = report.mention("云川大桥", "facility")
    for nth, (body, title) in enumerate((("云川市委", "书记"), ("云川东方集团", "董事长")), start=1):
        organisation, person = (
            report.mention(body, "organisation"),
            report.mention("何远山", "person", nth=nth),
        )
        report.position(f"{body}{title}何远山", person, organisation, title)
        report.statement(("云川大桥建成通车", "力争投资额数十亿元")[nth - 1], person, "said")
    report.milestone("建成通车", bridge, "operating")
    return report


def summer() -> Told:
    """Return another report, with fewer facts."""
    report = Told("上半年外贸进出口总额5.5亿美元。", "云川/2024.txt")
    report.figure("5.5亿美元", "外贸进出口总额", "550000000", "USD")
    return report


def sample(*told: Told) -> tuple[Tables, dict[str, str]]:
    """Return the tables and the texts of these reports, by default of one."""
    told = told or (spring(),)
    return tables_of(*told), {report_id(each.report): each.text for each in told}


def publish(out: Path, *told: Told) -> Written:
    """Publish the package of these reports, by default of one."""
    return write_package(*sample(*told), out)


def published(out: Path) -> dict[str, bytes]:
    """Return what stands in a package, by path, without what a build keeps for itself."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): path.read_bytes() for path in files if ".gongbao" not in path.parts
    }
