"""A package about places and people that do not exist, for the tests of the site.

The texts stand in ``tests/reports``. Their rows are written here by hand, so that the site's tests do not depend
on what the extraction finds; the package itself is written as every package is.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gongbao.schema import TABLES
from gongbao.schema.identifiers import identifier
from gongbao.write import write_package

Row = dict[str, Any]

REPORTS = Path(__file__).parents[1] / "reports"
YUNXI, BAILU = "990100", "990121"

_UNITS = {
    "CNY": ("人民币元", "yuan", "money"),
    "%": ("百分比", "per cent", "share"),
    "t": ("吨", "tonne", "mass"),
    "[mu_cn]": ("亩", "mu", "area"),
    "{个}": ("个", "items", "count"),
    "{人}": ("人", "people", "count"),
    "{家}": ("家", "companies", "count"),
    "GW.h": ("吉瓦时", "gigawatt hour", "energy"),
}
_INDICATORS = {
    "gdp": ("地区生产总值", "Gross regional product", "money"),
    "general_public_budget_revenue": ("一般公共预算收入", "General public budget revenue", "money"),
    "grain_output": ("粮食总产量", "Grain output", "mass"),
}


class Sample:
    """Collects rows; every row finds its span by the words that it quotes."""

    def __init__(self, folder: Path = REPORTS) -> None:
        self.folder = folder
        self.tables: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.texts: dict[str, str] = {}
        self._passages: dict[str, list[Row]] = {}
        self._entities: dict[tuple[str, str], str] = {}

    def add(self, table: str, /, **cells: Any) -> str:
        """Add a row, its key made from what it says; what it does not name is empty."""
        row = {name: cells.get(name) for name in TABLES[table].columns}
        key = TABLES[table].primary_key
        if row[key] is None:
            row[key] = identifier(table, *(f"{name}={value}" for name, value in cells.items()))
        self.tables[table].append(row)
        return str(row[key])

    def report(self, file: str, **cells: Any) -> str:
        """Add the report ``file`` and its sentences."""
        content = (self.folder / file).read_bytes()
        text = content.decode("utf-8")
        report_id = self.add(
            "reports",
            source_file=file,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="text/plain",
            encoding="utf-8",
            language="zh-Hans",
            characters=len(text),
            rights="invented for tests",
            **cells,
        )
        self.texts[report_id] = text
        self._passages[report_id] = list(self._sentences(report_id, text))
        return report_id

    def span(self, report_id: str, words: str, within: str | None = None, at: int | None = None) -> Row:
        """Return where ``words`` stand, the first time, after the words ``within``, or at the offset ``at``."""
        text = self.texts[report_id]
        start = text.index(words, text.index(within) if within else 0) if at is None else at
        passage = self._passage_at(report_id, start)
        return {
            "report_id": report_id,
            "passage_id": passage["passage_id"],
            "start": start,
            "end": start + len(words),
            "text": words,
        }

    def figure(
        self, report_id: str, words: str, indicator: str, value: str | None, unit: str, **cells: Any
    ) -> str:
        given: Row = {
            "measure": "level",
            "comparator": "eq",
            "status": "actual",
            "method": "rule",
            "review": "unreviewed",
            **cells,
        }
        within, at = given.pop("within", None), given.pop("at", None)
        return self.add(
            "figures",
            indicator=indicator,
            value=Decimal(value) if value else None,
            unit=unit,
            **self.span(report_id, words, within, at),
            **given,
        )

    def entity(self, kind: str, name: str) -> str:
        key = (kind, name)
        if key not in self._entities:
            self._entities[key] = self.add("entities", type=kind, name=name)
        return self._entities[key]

    def mention(self, report_id: str, kind: str, words: str, name: str | None = None) -> str:
        """Add every occurrence of ``words`` as the entity ``name``, and return the entity."""
        entity_id = self.entity(kind, name or words)
        text = self.texts[report_id]
        start = text.find(words)
        while start >= 0:
            passage = self._passage_at(report_id, start)
            self.add(
                "mentions",
                entity_id=entity_id,
                report_id=report_id,
                passage_id=passage["passage_id"],
                start=start,
                end=start + len(words),
                text=words,
            )
            start = text.find(words, start + len(words))
        return entity_id

    def _passage_at(self, report_id: str, offset: int) -> Row:
        passages = self._passages[report_id]
        return passages[bisect_right(passages, offset, key=lambda row: row["start"]) - 1]

    def _sentences(self, report_id: str, text: str) -> Iterator[Row]:
        start, section = 0, None
        for paragraph, line in enumerate(text.splitlines(keepends=True), 1):
            stripped = line.rstrip("\n")
            if stripped[:2] in ("一、", "二、"):
                section = stripped
            cells = {
                "report_id": report_id,
                "paragraph": paragraph,
                "sentence": paragraph,
                "section": section,
                "page": 1 + start // 100,
                "start": start,
                "end": start + len(stripped),
                "text": stripped,
            }
            yield {**cells, "passage_id": self.add("passages", **cells)}
            start += len(line)


def year(number: int) -> Row:
    """Return the cells of a period that is one year."""
    return {
        "period_start": date(number, 1, 1),
        "period_end": date(number, 12, 31),
        "period_text": f"{number}年",
    }


def write_sample(out: Path) -> Sample:
    """Write the package to the folder ``out`` and return what is in it."""
    sample = Sample()
    add_codelists(sample)
    for number, gdp, growth, revenue, grain in (
        (2022, "1250", "5.2", "86.4", "31.5"),
        (2023, "1338", "6.1", "91.2", "32.1"),
        (2024, "1436", "6.7", "95.1", "32.6"),
    ):
        _yunxi(sample, number, gdp, growth, revenue, grain)
    _bailu(sample)
    _inert(sample)
    write_package(sample.tables, sample.texts, out)
    return sample


def add_codelists(sample: Sample) -> None:
    for unit, (name, english, dimension) in _UNITS.items():
        sample.add("units", unit=unit, name=name, name_en=english, dimension=dimension, source="test")
    for indicator, (name, english, dimension) in _INDICATORS.items():
        sample.add(
            "indicators",
            indicator_id=indicator,
            name=name,
            name_en=english,
            dimension=dimension,
            source="test",
        )
    sample.add("places", place_id=YUNXI, name="云溪市", name_en="Yunxi", level="prefecture", source="test")
    sample.add(
        "places",
        place_id=BAILU,
        name="白鹭县",
        name_en="Bailu",
        level="county",
        part_of=YUNXI,
        source="test",
    )


def _yunxi(sample: Sample, number: int, gdp: str, growth: str, revenue: str, grain: str) -> None:
    day = {2022: date(2023, 1, 10), 2023: date(2024, 1, 9), 2024: date(2025, 1, 8)}[number]
    report = sample.report(
        f"yunxi-{number}.txt",
        title=f"云溪市{number}年政府工作报告",
        kind="work_report",
        publisher="云溪市人民政府",
        place_id=YUNXI,
        held_on=day,
        published_on=day,
        period=str(number),
        source_url=f"https://example.org/yunxi/{number}",
    )
    here: Row = {"place_id": YUNXI, **year(number)}
    money = {"indicator_id": "gdp", **here}
    sample.figure(report, f"{gdp}亿元", "地区生产总值", f"{gdp}00000000", "CNY", **money)
    sample.figure(
        report,
        f"增长{growth}%",
        "地区生产总值",
        growth,
        "%",
        measure="growth_rate",
        basis="year_on_year",
        **money,
    )
    budget = {"indicator_id": "general_public_budget_revenue", **here}
    in_full = str(int(Decimal(revenue) * 10**8))
    sample.figure(report, f"{revenue}亿元", "一般公共预算收入", in_full, "CNY", **budget)
    harvest = str(int(Decimal(grain) * 10**4))
    sample.figure(report, f"{grain}万吨", "粮食总产量", harvest, "t", indicator_id="grain_output", **here)
    ahead: Row = {"place_id": YUNXI, **year(number + 1), "status": "target"}
    target = {
        2022: ("90亿元", "9000000000"),
        2023: ("96亿元", "9600000000"),
        2024: ("100亿元", "10000000000"),
    }
    words, value = target[number]
    sample.figure(
        report,
        words,
        "一般公共预算收入",
        value,
        "CNY",
        indicator_id="general_public_budget_revenue",
        within="二、",
        **ahead,
    )
    mayor = sample.mention(report, "person", "江望舒" if number < 2024 else "宋知秋")
    title = "市长" if number < 2024 else "代市长"
    city = sample.mention(report, "place", "云溪市")
    name = "江望舒" if number < 2024 else "宋知秋"
    sample.add(
        "positions",
        person_id=mayor,
        organisation_id=None,
        title=title,
        **sample.span(report, f"云溪市{title} {name}"),
    )
    if number == 2022:
        _projects_of_2022(sample, report, here, ahead)
    if number == 2023:
        _projects_of_2023(sample, report, here, ahead)
    if number == 2024:
        plant = sample.mention(report, "facility", "KK-PARK智造园")
        sample.add(
            "milestones",
            entity_id=plant,
            stage="operating",
            status="actual",
            period_start=date(2024, 1, 1),
            period_end=date(2024, 12, 31),
            **sample.span(report, "建成投产"),
        )
        sample.figure(report, "2家", "全国500强企业", "2", "{家}", **here)
        sample.figure(
            report,
            "突破1500亿元",
            "地区生产总值",
            "150000000000",
            "CNY",
            indicator_id="gdp",
            comparator="gt",
            **ahead,
        )
    assert city


def _projects_of_2022(sample: Sample, report: str, here: Row, ahead: Row) -> None:
    whole = sample.figure(
        report,
        "42个",
        "新签约超亿元项目",
        "42",
        "{个}",
        threshold=Decimal(10**8),
        threshold_unit="CNY",
        **here,
    )
    sample.figure(
        report,
        "6个",
        "新签约超10亿元项目",
        "6",
        "{个}",
        threshold=Decimal(10**9),
        threshold_unit="CNY",
        parent_id=whole,
        **here,
    )
    sample.figure(report, "1.2万亩", "新增耕地", "12000", "[mu_cn]", **here)
    sample.figure(
        report,
        "增长6%左右",
        "地区生产总值",
        "6",
        "%",
        measure="growth_rate",
        comparator="approx",
        indicator_id="gdp",
        **ahead,
    )
    sample.figure(report, "3万人", "新增城镇就业", "30000", "{人}", **ahead)
    sample.add(
        "rankings",
        item=1,
        indicator="优良天数比例",
        rank=2,
        scope="全省",
        **sample.span(report, "全省第二"),
        **_dates(2022),
    )
    park = sample.mention(report, "facility", "青禾光伏产业园")
    port = sample.mention(report, "facility", "云溪港二期")
    sample.add(
        "milestones",
        entity_id=park,
        stage="operating",
        status="actual",
        **sample.span(report, "建成投用"),
        **_dates(2022),
    )
    sample.add(
        "milestones",
        entity_id=port,
        stage="under_construction",
        status="actual",
        **sample.span(report, "加速推进"),
        **_dates(2022),
    )


def _projects_of_2023(sample: Sample, report: str, here: Row, ahead: Row) -> None:
    count: Row = {"threshold_unit": "CNY", **here}
    whole = sample.figure(report, "57个", "新签约超亿元项目", "57", "{个}", threshold=Decimal(10**8), **count)
    sample.figure(
        report,
        "9个",
        "新签约超10亿元项目",
        "9",
        "{个}",
        threshold=Decimal(10**9),
        parent_id=whole,
        **count,
    )
    sample.figure(report, "33个", "新开工超亿元项目", "33", "{个}", threshold=Decimal(10**8), **count)
    sample.figure(report, "12GWh", "青禾光伏产业园年产能", "12", "GW.h", **here)
    sample.figure(report, "突破500亿元", "新能源产业集群产值", "50000000000", "CNY", comparator="gt", **ahead)
    for item, indicator in enumerate(("地区生产总值增速", "到账外资总量"), start=1):
        ranking = sample.add(
            "rankings",
            item=item,
            indicator=indicator,
            rank=1,
            scope="全省",
            **sample.span(report, "全省第一"),
            **_dates(2023),
        )
    sample.add(
        "findings",
        rule="stated_count",
        severity="warning",
        report_id=report,
        table="rankings",
        row_id=ranking,
        message="原文说2项指标第一，逐项列出的只有一部分。",
    )
    for name, stage, words in (
        ("云溪港二期", "operating", "投入运营"),
        ("KK-PARK智造园", "started", "开工建设"),
    ):
        project = sample.mention(report, "facility", name)
        sample.add(
            "milestones",
            entity_id=project,
            stage=stage,
            status="actual",
            **sample.span(report, words),
            **_dates(2023),
        )
    sample.mention(report, "industry", "光伏产业集群")
    commission = sample.mention(report, "organisation", "市发展和改革委员会")
    director = sample.mention(report, "person", "宋知秋")
    sample.add(
        "findings",
        rule="namesakes",
        severity="info",
        report_id=report,
        table="entities",
        row_id=director,
        message="宋知秋在两份报告中任职不同。",
    )
    sample.add(
        "positions",
        person_id=director,
        organisation_id=commission,
        title="主任",
        **sample.span(report, "市发展和改革委员会主任宋知秋"),
    )
    sample.add(
        "statements",
        speaker_id=director,
        kind="pledged",
        **sample.span(report, "将加快建成千亿光伏产业集群"),
    )


def _bailu(sample: Sample) -> None:
    day = date(2024, 1, 16)
    report = sample.report(
        "bailu-2023.txt",
        title="白鹭县2023年政府工作报告",
        kind="work_report",
        place_id=BAILU,
        held_on=day,
        published_on=day,
        period="2023",
    )
    here: Row = {"place_id": BAILU, **year(2023)}
    sample.figure(report, "412亿元", "地区生产总值", "41200000000", "CNY", indicator_id="gdp", **here)
    sample.figure(
        report,
        "440亿元",
        "地区生产总值",
        "44000000000",
        "CNY",
        indicator_id="gdp",
        status="target",
        place_id=BAILU,
        **year(2024),
    )
    sample.figure(
        report,
        "18个",
        "新竣工超亿元项目",
        "18",
        "{个}",
        threshold=Decimal(10**8),
        threshold_unit="CNY",
        **here,
    )
    sample.add(
        "rankings",
        item=1,
        indicator="粮食总产量",
        rank=1,
        scope="全市",
        **sample.span(report, "全市第一"),
        **_dates(2023),
    )
    governor = sample.mention(report, "person", "顾临川")
    sample.add("positions", person_id=governor, title="县长", **sample.span(report, "白鹭县县长 顾临川"))
    wetland = sample.mention(report, "facility", "白鹭湖湿地公园")
    sample.add(
        "milestones", entity_id=wetland, stage="approved", status="actual", **sample.span(report, "获批")
    )


def _inert(sample: Sample) -> None:
    """Add a report whose words are markup and formulas, and spans that nest and cross."""
    report = sample.report("inert.txt", held_on=date(2024, 3, 1))
    whole = sample.figure(report, "3个</script><script>alert(1)</script>", "签约项目", "3", "{个}")
    sample.figure(report, "1+1亿元", "总投资", "200000000", "CNY", parent_id=whole)
    sample.mention(report, "place", "<b>石桥</b>镇")
    namesake = sample.add("entities", type="person", name="顾临川", identifier="namesake")
    sample.add(
        "positions", person_id=namesake, title="党委书记", **sample.span(report, "石桥镇党委书记顾临川")
    )
    sample.add(
        "rankings", item=1, indicator="跨越标记", rank=None, scope=None, **sample.span(report, "签约项目3个")
    )
    sample.add(
        "statements",
        speaker_id=namesake,
        kind="stressed",
        **sample.span(report, "要“<img src=x onerror=alert(2)>”抓好落实"),
    )


def _dates(number: int) -> Row:
    return {"period_start": date(number, 1, 1), "period_end": date(number, 12, 31)}
