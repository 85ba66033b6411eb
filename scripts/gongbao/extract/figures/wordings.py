"""The wording of an indicator: which of the words before a number name what is measured."""

import re
from functools import lru_cache

from gongbao.extract.figures.lexicon import (
    ADVERBS,
    FLOW,
    GENERIC,
    OF_TIME,
    PASSED,
    PREDICATE,
    SAID,
    SHORT,
    TAIL,
    TIME,
    TIME_INSIDE,
    VERBS,
    first_characters,
    pattern,
)
from gongbao.extract.vocabulary import alternation, beginning_with, found_in, words

__all__ = ["faring_in", "named_in", "subject_of", "topic_of", "wording_before"]

# Words that say what became of a work, and name nothing by themselves (投产, but not 节能).
_BECAME = alternation(
    word
    for word in words("verbs", "flow", column="verb") & words("verbs", "said", column="verb")
    if len(word) > 1
)
_LEADING = re.compile(
    r"(?:[\s、·>\-—)”:]+|\([^()]*\)|【[^【】]*】"
    rf"|(?:争取(?:在|到)?)?(?:{TIME})|[上下]半年|第?[一二三四]季度|新?(?:{PASSED})[、和]"
    r"|按[^,、]{1,14}计算|按[^,、]{1,14}?(?:汇率|口径|价格?|标准)"
    # 云岭县签约项目: the place that does it; 地区生产总值 and 城市建设面积 name no place.
    rf"|[一-龥]{{1,4}}[^城都超股上楼门夜早集全各本我该外一老整大小省市产](?:县|市|州|旗|镇|乡)(?=(?:{pattern('verbs', 'verb', 'flow')})..)"
    r"|(?:扣除|剔除|去除|排除|不含)[^,、]{1,16}?(?:因素影响|因素|影响|退税(?!因素|影响))(?:后|外)?(?:按?(?:同|可比)口径)?"
    rf"|(?:项目)?(?:全部|全面)?(?:{_BECAME}|达产|达效)+后"
    r"|[一-龥]{2,6} +(?=全年|年末|年底|年内|截至|累计)"
    rf"|(?:{alternation(words('ranking_words', 'scope'))})?首[款艘架座辆颗枚](?=..)"
    rf"|{pattern('leading_words', 'word')})"
)
_RATIO = re.compile(r"与[^,]{2,}(?:之比|比例|的?比率)$")  # 与国内生产总值之比: of what was named before
_FROM = r"将?(?:(?<![自理缘])由(?![于贸流])|(?<!服)从(?![业事严而属]))"
_ORIGIN = re.compile(
    rf"{_FROM}(?:[^,;。\d]{{0,8}}的)?[^,;。\d]{{0,4}}\d[^,;。]*$|(?<=..){_FROM}[^,;。]{{0,8}}$"
)
_ACTED_ALREADY = re.compile(rf"已经?(?=(?:{pattern('verbs', 'verb', 'flow')})..)")
_GAP_IN_DATE = re.compile(r"(?<=\d) +(?=[年月日])|(?<=[年月]) +(?=\d)")
_ON_BASIS = re.compile(r"(?<=..)在[^,、]{2,24}基础上$")  # 投资在两位数增长的基础上
_BECAUSE = re.compile(
    r"(?<![原成起诱基])因[^,、]{2,16}?(?=(?:停工|停产|停电|停运|停业|延误|延期|受阻|关停|封闭)$)"
)
_AS_COUNTED = re.compile(r"(?<=..)按[^,、]{1,8}计算$")  # 用水量按可比价计算
_BRACKETED = re.compile(r"\([^()]{4,}\)|\((?:含|不含|包括)[^()]*\)")
# 有 ends many words that say no possession (国有, 私有, 共有); the codelist tells which words it begins.
_GOVERNING = beginning_with(first_characters("cut"), rf"(?<![国私公所拥享持没含原现])(?:{VERBS['cut']})")
_LIGHT = re.compile(rf"(?:{VERBS['light']})")
_ACT = re.compile(rf"(?:{VERBS['act']})")
_ACTED = re.compile(
    rf"(?:{alternation(words('actors', column='suffix'))})(?:共|已|累计|先后|新)?(?={VERBS['flow']})"
)
_SPOKEN_OF = re.compile(
    rf"(?P<named>.+?(?:{alternation(words('indicator_tails'))})+)"
    rf"(?:的?(?:{alternation(words('growth_names') | words('predicates', 'growth') | words('predicates', 'adverb'))})"
    rf"|占|保持|维持|延续|呈现?|总体|整体|{VERBS['said']}|{VERBS['cut']})"
)
_HELD_IN = re.compile(rf"(?<=.{{4}})(?:已经?|先后|累计)在[^,、在]{{2,10}}(?:{VERBS['flow']})了?$")
_BECAME_BEFORE = re.compile(rf".*(?:{_BECAME})、(?=[^、]{{2,8}}$)")
_LISTED = re.compile(r"[、和].*等(?=(?:\d+|[一二两三四五六七八九十]+)(?:个|项|家|大|类|种|条|座|所))")
_AIM = re.compile("(?:计划|任务|目标|预算)$")
_PER_HEAD = re.compile(
    "平均每(?![年月天日周季个])|每[百千万](?:元|人口|户|人|亩|吨|千瓦|平方)"
)  # 平均每人占有粮食
_FROM_EACH = re.compile("[由从]每[^,、]{1,4}")  # 由每人每年600元提高到
_COMPARING = frozenset("比较与同跟")
_WHOSE = re.compile(rf".{{0,4}}(?:{alternation(words('people_nouns'))})")  # 农民的货币收入
_SAYS = re.compile(rf"{VERBS['said']}|{VERBS['flow']}|{PREDICATE}|[性步地]$")
_STANDS_AT = re.compile("处于|位于|位居|位列|创下?|保持在|维持在|高于|低于|好于|优于|快于|慢于|超过|远超")
_ADDED_SINCE = re.compile("(?<=..)[较比](?:新增|净增|新添)$")  # 数量较上年新增1家
_FARES = re.compile(
    r"(?P<named>[^,;。]{2,24}?)(?:尤其|特别|更加?|依然|仍然?|继续|持续|逐步|稳步|总体|整体|呈现?|也|均|都)*"
    r"(?:增长势头|增长态势|发展势头|表现|受到|备受|增势|走势|势头|长势|走俏|走强|回暖|火爆|火热|升温|亮眼|强劲|领跑|旺盛|向好|提速|放量|畅销|热销|红火"
    r"|活跃|快速增长|较快增长|平稳增长|稳定增长|加快增长|快速发展|加快发展|加速发展|保持)"
)
_LONGEST_TOPIC = 10
_REACH = 200  # characters before a number that may name what it measures
_LONG = 10
_LONGEST = 40
_LONG_OBJECT = 5


@lru_cache(maxsize=8192)
def wording_before(segment: str) -> str:
    """Return the words of ``segment``, which ends where the predicate begins, that name the indicator."""
    core = _without_asides(segment[-_REACH:])
    if core.startswith("与") and _RATIO.match(core):
        return core
    core = _strip_leading(core.strip())
    core = _LISTED.sub("", core) if "等" in core else core
    core = TIME_INSIDE.sub("", core) if len(core) > SHORT and OF_TIME.search(core) else core
    done = core.rfind("了")
    core = core[done + 1 :] if 0 < done < len(core) - 2 and not core.startswith("解", done + 1) else core
    core = _strip_leading(_governed(core))
    core = _without_modifier(core).removesuffix("同比").removesuffix("环比")
    listed = _BECAME_BEFORE.match(core) if "、" in core else None
    if listed and TAIL.search(core):
        core = core[listed.end() :]  # 建成投产、总装机
    if len(core) > _LONG:
        core = _from_verb(core)[-_LONGEST:]
    core = core.lstrip(")")
    if "分别" in core:
        core = core.replace("分别", "")
    core = _ADDED_SINCE.sub("", core)
    core = core[:-1] if core.endswith("在") and len(core) > SHORT else core  # 经济总量在“十四五”时期跨越…
    if core.strip("“”") in _COMPARING or _FROM_EACH.fullmatch(core):
        return ""
    return core.strip(" 、的:,") if _quoted(core) else core.strip(" 、“”的:,")


def _without_asides(core: str) -> str:
    """Leave out brackets, gaps, and where a change began or a thing is held (系列活动已在多地举办)."""
    # Most have none of these; to look for a character costs less than to run its pattern.
    if " " in core:
        core = _GAP_IN_DATE.sub("", core)
    if "(" in core:
        core = _BRACKETED.sub("", core)
    if "由" in core or "从" in core:
        core = ADVERBS.sub("", _ORIGIN.sub("", core))
    if "因" in core:
        core = _BECAUSE.sub("", core)
    if "在" in core:
        core = ADVERBS.sub("", _ON_BASIS.sub("", core)).rstrip("是")
        core = _HELD_IN.sub("", core)
    if "计算" in core:
        core = _AS_COUNTED.sub("", core)
    return core[core.rfind("--") + 2 :] if "--" in core else core


def _governed(core: str) -> str:
    """Return what the last governing verb of ``core`` governs: the words after it."""
    if "每" in core and (core[0] == "每" or _PER_HEAD.search(core)):
        return core  # 每百户居民拥有汽车: the verb joins the two things of a ratio
    for match in reversed(list(found_in(core, _GOVERNING))):
        rest = core[match.end("found") :].lstrip("了的")
        if not rest:
            return ""
        if match["found"] == "完成" and (len(rest) < SHORT or _AIM.search(rest)):
            continue  # 完成投资, 完成年度计划
        if match["found"] == "宣布" and match.start() and TAIL.fullmatch(rest):
            return core[: match.start()] + rest  # 某集团宣布投资
        if len(rest) >= 2 and (_LIGHT.match(match["found"]) or not TAIL.fullmatch(rest)):
            return rest
    acted = _ACTED.search(core)
    return core[acted.end() :] if acted and len(core) - acted.end() > _LONG_OBJECT else core


def _from_verb(core: str) -> str:
    """Leave out who acts, and when, from a long wording: it begins with its last verb that has an object."""
    for match in reversed(list(_ACT.finditer(core))):
        if match.start() >= 2 and len(core) - match.end() >= SHORT:
            return core[match.start() :]
    return core


def _without_modifier(core: str) -> str:
    """Leave out a clause that qualifies the noun (此次开建的基地占地面积)."""
    modifier = core.rfind("的")
    if "每" in core and _PER_HEAD.search(core):
        return core
    whose = modifier > 0 and _WHOSE.fullmatch(core, 0, modifier)
    each = modifier > 0 and _PER_HEAD.search(core, 0, modifier)
    if modifier > 0 and not whose and not each and len(core) - modifier > SHORT + 1 and TAIL.search(core):
        core = core[modifier + 1 :]
    if "已" not in core:
        return core
    acted = _ACTED_ALREADY.search(core)
    if acted and acted.start() <= SHORT:
        return core[acted.end() :]  # 全国已建成驿站
    noun, _, verb = core.partition("已")
    return noun + verb.removeprefix("经") if len(noun) >= SHORT and verb else core


def named_in(clause: str) -> str:
    """Return the indicator that a clause without a number speaks of (民间投资增速明显加快), or ``""``."""
    if _STANDS_AT.match(clause):
        return ""  # 处于历史较高水平
    match = _SPOKEN_OF.match(clause)
    core = wording_before(match["named"] if match else clause)
    return _after_verb(core) if TAIL.search(core) else ""


def faring_in(clause: str) -> str:
    """Return what a clause without a number says to fare in some way (锂电池走俏海外,增长8%), or ``""``."""
    fares = _FARES.match(clause)
    core = wording_before(fares["named"]) if fares else ""
    return core if len(core) >= 2 and core not in GENERIC and not _SAYS.search(core) else ""


def topic_of(clause: str) -> str:
    """Return what a short clause sets as the topic of the next (小学生,去年有五千人), or ``""``."""
    core = wording_before(clause)
    return core if 2 <= len(core) <= _LONGEST_TOPIC and not _SAYS.search(core) else ""


def subject_of(clause: str) -> str:
    """Return the first words of a clause, before what it says of them (粮食总产实现连增: 粮食总产)."""
    said = SAID.search(clause, 2)
    return wording_before(clause[: said.start()] if said else clause)


def _after_verb(clause: str) -> str:
    """Return the object of the last verb in ``clause``, or all of it where it has none (向学生提供助学金)."""
    for match in reversed(list(FLOW.finditer(clause))):
        if len(clause) - match.end() >= SHORT and not TAIL.fullmatch(clause, match.end()):
            return clause[match.end() :].lstrip("的了")
    return clause


def _strip_leading(core: str) -> str:
    while "每" not in core or not _PER_HEAD.match(core):
        match = _LEADING.match(core)
        if match and match.end() == len(core):
            return ""
        if match is None:
            return core
        if match.end() == 1 and match.group() > "一" and len(core) <= SHORT:
            rest = _LEADING.fullmatch(core, 1)
            return "" if rest and len(rest.group()) > 1 else core  # 但今年
        if _LIGHT.fullmatch(match.group()) and len(core) - match.end() < SHORT:
            return core
        core = core[match.end() :]
    return core


def _quoted(core: str) -> bool:
    return core.count("“") == core.count("”") and "“" in core
