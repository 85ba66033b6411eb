"""Names that are known before a report is read: divisions, countries, regions, central bodies, outlets."""

import re
from functools import cache

from gongbao.schema.codelists import rows

__all__ = ["ALL", "COUNTRIES", "PLACES", "WIDE", "full_name", "is_division", "is_firm", "kind_of", "parents"]

_GENERIC = re.compile(
    r"(?:特别行政区|特区|自治区|自治州|自治县|自治旗|地区|林区|矿区|新区|[省市县区旗盟州])$"
)
_PEOPLES = re.compile(
    "(?:蒙古|满|朝鲜|回|藏|维吾尔|苗|彝|壮|布依|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇"
    "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固"
    "|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族"
)
_DISTRICTS = frozenset(row["word"] for row in rows("district_short_forms"))
_NO_SHORT_FORM = frozenset(row["word"] for row in rows("ambiguous_places"))


def _short_forms(name: str, level: str) -> list[str]:
    """Return the short forms that reports use of a division's ``name``."""
    stem = _PEOPLES.sub("", _GENERIC.sub("", name)).removesuffix("维吾尔")
    forms = []
    if name.endswith(("自治州", "自治县", "自治旗")):
        forms.append(stem + name[-1])
    if len(stem) >= 2 and (
        stem in _DISTRICTS or not (level == "county" and name.endswith("区") and not name.endswith("特区"))
    ):
        forms.append(stem)
    return [form for form in forms if len(form) >= 2 and form not in _NO_SHORT_FORM and form != name]


@cache
def _divisions() -> dict[str, list[tuple[str, str]]]:
    """Return the full names and codes for each name or short form of a division, the higher level first."""
    found: dict[str, list[tuple[str, str]]] = {}
    order = {"country": 0, "province": 1, "prefecture": 2, "county": 3}
    for row in sorted(rows("divisions"), key=lambda row: (order[row["level"]], row["place_id"])):
        for form in [row["name"], *_short_forms(row["name"], row["level"])]:
            if len(form) >= 2 and form not in _NO_SHORT_FORM:
                found.setdefault(form, []).append((row["name"], row["place_id"]))
    return found


_PLAIN = {
    word: {"word": word, "role": "place", "name": word}
    for codelist, column in (
        ("countries", "name"),
        ("natural_features", "word"),
        ("world_cities", "word"),
        ("localities", "word"),
    )
    for word in (row[column] for row in rows(codelist))
    if len(word) > 1 and word not in _NO_SHORT_FORM
}
_KNOWN = _PLAIN | {row["word"]: row for row in rows("known_names")}
_ROLES = {word: row["role"] for word, row in _KNOWN.items()}
_DIVISIONS = _divisions()

COUNTRIES = frozenset(row["name"] for row in rows("countries"))
_HOME = "中国"
_APART = frozenset(("香港", "澳门", "台湾"))  # with the country before it: 中国香港
_FREE_TRADE = ("自贸区", "自贸试验区", "自由贸易试验区")
_LOCAL = frozenset(row["word"] for codelist in ("localities", "natural_features") for row in rows(codelist))
PLACES = frozenset(_DIVISIONS) | {word for word, row in _KNOWN.items() if row["role"] == "place"}
ALL = PLACES | frozenset(_KNOWN)
# Provinces and prefectures by their names and short forms: what counties and zones are ranked in.
WIDE = frozenset(
    form for form, named in _DIVISIONS.items() if named[0][1].endswith("00") and form not in _KNOWN
)


def kind_of(word: str) -> str:
    """Return the entity type of a word of ``ALL``."""
    return _ROLES.get(word, "place")


def is_division(word: str) -> bool:
    """Whether ``word`` is a division of the country, by its full name or a short form."""
    return word in _DIVISIONS and word not in _KNOWN


def is_firm(word: str) -> bool:
    """Whether ``word`` is known as an organisation."""
    return _ROLES.get(word) == "organisation"


def full_name(word: str) -> str:
    """Return the full name that a word of ``ALL`` stands for."""
    if word in _KNOWN:
        return _KNOWN[word]["name"]
    return _DIVISIONS[word][0][0]


def parents(inner: str, outer: str) -> bool:
    """Whether ``inner`` lies in the division ``outer``: a division of its own, a zone, a water or a mountain."""
    if outer == _HOME:
        return inner in _APART
    if outer in COUNTRIES:
        return inner not in COUNTRIES
    return (inner in _LOCAL and (outer in _DIVISIONS or outer.endswith(_FREE_TRADE))) or any(
        code != whole
        and code.startswith(
            whole[:2] if whole.endswith("0000") else whole[:4] if whole.endswith("00") else whole
        )
        for _, code in _DIVISIONS.get(inner, ())
        for _, whole in _DIVISIONS.get(outer, ())
    )
