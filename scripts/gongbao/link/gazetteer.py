"""Names of administrative divisions -> GB/T 2260 codes, where name and context determine one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from gongbao.schema import Row
from gongbao.schema.codelists import rows

__all__ = ["COUNTRY", "Gazetteer", "gazetteer"]

COUNTRY = "100000"
_HIGH = ("country", "province", "prefecture")
_SHORTEST_NAME = 2


class Gazetteer:
    """The divisions of a codelist with the columns of the table ``places``."""

    def __init__(self, divisions: Iterable[Mapping[str, str]], groups: Iterable[str]) -> None:
        """``groups`` are the names of ethnic groups, which official names of autonomous areas hold."""
        self._rows = {row["place_id"]: row for row in divisions}
        # The country and the provinces that have prefectures, which municipalities have not.
        self._divided = {COUNTRY} | {
            row["part_of"] for row in self._rows.values() if row["level"] == "prefecture"
        }
        self._full: dict[str, list[str]] = defaultdict(list)
        self._short: dict[str, list[str]] = defaultdict(list)
        several = "|".join(
            sorted((re.escape(g.removesuffix("族")) for g in groups), key=lambda g: (-len(g), g))
        )
        autonomous = re.compile(
            rf"^(.{{2,}}?)(?:(?:{several or '(?!)'}|各)族?)*(?:自治[区州县旗]|特别行政区)$"
        )
        for code, row in self._rows.items():
            self._full[row["name"]].append(code)
            short = _short_name(row["name"], autonomous)
            if len(short) >= _SHORTEST_NAME and short != row["name"]:
                self._short[short].append(code)
        if COUNTRY in self._rows:
            self._short["中国"].append(COUNTRY)
        names = [*self._full, *self._short]
        self._beginnings = frozenset(name[:_SHORTEST_NAME] for name in names)
        self._longest = max(map(len, names), default=0)
        self.resolve = lru_cache(maxsize=16384)(self._resolve)  # reports speak of the same places

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def row(self, code: str) -> Row:
        """Return the row of the table ``places``."""
        return {name: value or None for name, value in self._rows[code].items()}

    def name(self, code: str) -> str:
        """Return the official name."""
        return self._rows[code]["name"]

    def level(self, code: str) -> str:
        """Return the level: country, province, prefecture or county."""
        return self._rows[code]["level"]

    def lineage(self, code: str) -> list[str]:
        """Return ``code`` and the divisions that it lies in, the nearest first."""
        line = []
        while code in self._rows and code not in line:
            line.append(code)
            code = self._rows[code]["part_of"]
        return line

    def around(self, code: str, spoken_of: Mapping[str, str]) -> str | None:
        """Return what ``spoken_of`` holds for the nearest division around ``code`` that it knows."""
        return next((spoken_of[each] for each in self.lineage(code)[1:] if each in spoken_of), None)

    def _resolve(self, name: str, near: str | None = None) -> str | None:
        """Return the code of the division called ``name``, or ``None`` where that leaves a choice.

        Args:
            name: a full name, a short one (盐城), or one after that of a higher division (江苏省盐城市).
            near: code of the division that the report is about; it settles which 鼓楼区 is meant.
        """
        name = re.sub(r"\s", "", name)
        if name in self._full:
            return self._choose(self._full[name], near)
        if name in self._short:
            return self._choose(self._known_short(name, near), near)
        for length in range(len(name) - _SHORTEST_NAME, _SHORTEST_NAME - 1, -1):
            heads = [c for c in self._named(name[:length]) if self.level(c) in _HIGH]
            tails = [
                c for c in self._named(name[length:]) if any(head in self.lineage(c)[1:] for head in heads)
            ]
            if tails:
                return self._choose(tails, near)
        return None

    def leading(self, text: str, near: str | None = None) -> tuple[str, str] | None:
        """Return the division whose name ``text`` begins with, the longest one, and the rest of the text."""
        if text[:_SHORTEST_NAME] not in self._beginnings:
            return None
        for length in range(min(len(text) - 1, self._longest), _SHORTEST_NAME - 1, -1):
            head = text[:length]
            if head in self._full or head in self._short:
                code = self.resolve(head, near)
                if code is not None:
                    return code, text[length:]
        return None

    def _named(self, name: str) -> list[str]:
        return self._full.get(name) or self._short.get(name, [])

    def _known_short(self, name: str, near: str | None) -> list[str]:
        """Return what ``name`` is short for; many short names of counties are common words elsewhere."""
        province = self.lineage(near)[-2:-1] if near else []
        return [
            code
            for code in self._short[name]
            if self.level(code) in _HIGH or (province and province[0] in self.lineage(code))
        ]

    def _choose(self, codes: list[str], near: str | None) -> str | None:
        if len(codes) == 1:
            return codes[0]
        for code in codes:  # 南昌 is the city and not the county in it
            if all(code in self.lineage(other) for other in codes):
                return code
        line = self.lineage(near) if near else []
        provinces = [code for code in codes if self.level(code) == "province"]
        prefectures = [code for code in codes if self.level(code) == "prefecture"]
        beside = [code for code in codes if set(line[-2:-1]) & set(self.lineage(code)[1:])]
        if provinces:  # 海南 is the province, but in 青海 it may be the prefecture
            return None if set(beside) & set(prefectures) else _only(provinces)
        for around in [code for code in line if code not in self._divided]:
            inside = [code for code in codes if around in self.lineage(code)]
            if inside:
                return _only(inside)
        # In a report on 黑龙江, 西安 is not the district of that name in 牡丹江.
        return _only(prefectures or beside)


def _only(codes: list[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the codelists that ship with the package."""
    return Gazetteer(rows("divisions"), (row["name"] for row in rows("ethnic_groups")))


def _short_name(name: str, autonomous: re.Pattern[str]) -> str:
    match = autonomous.match(name)
    if match is not None:
        return match[1]
    return re.sub(r"(?:省|市|地区|林区|特区|盟|县|区|旗)$", "", name)
