"""The wording of an indicator: which of the words around a number name what is measured."""

import re
from functools import lru_cache

from gongbao.extract.figures.predicates import read_predicate
from gongbao.extract.vocabulary import Ending, alternation, beginning_with, found_in, words
from gongbao.schema.codelists import rows

__all__ = [
    "GENERIC",
    "TAIL",
    "completed",
    "flow_verb",
    "items",
    "named_in",
    "subject_of",
    "topic_of",
    "wording_after",
    "wording_before",
]


def _pattern(codelist: str, column: str, role: str | None = None) -> str:
    """Return a pattern of a codelist's words, each unless what follows makes it another word (通过, 通过率)."""
    chosen = [row for row in rows(codelist) if role is None or row["role"] == role]
    return "|".join(
        re.escape(row[column]) + (f"(?![{row['not_before']}])" if row["not_before"] else "")
        for row in sorted(chosen, key=lambda row: (-len(row[column]), row[column]))
    )


GENERIC = words("generic_indicators")
_TAILS = words("indicator_tails")
TAIL = Ending(rf"(?:{alternation(_TAILS)})+$", {word[-1] for word in _TAILS})
# Each of these times has one of the characters _OF_TIME.
_OF_TIME = re.compile("[年月日天季五前计周]")
_TIME = (
    r"(?:到|至|截至|截止|自|从|由|于)?[一二][〇○零一二三四五六七八九]{3}年(?:度|来|以来|间)?(?:末|底|初)?"
    r"|(?:到|至|截至|截止|自|从|由|于)?(?:\d{4}年?[-~至到])?\d{4}年(?:度|来|以来|间)?(?:末|底|初)?(?:的?前?\d{1,2}个月)?"
    r"|(?:到|至|截至|截止|自|从|由|于)?(?:今|去|前|上一?|明|本|当)年(?:以来|同期|末|底|初|[上下]半年|前[一二三四五六七八九十\d]{1,2}个?(?:月|季度))?"
    r"|(?:截至|截止|到)?(?:今天|今日|昨天|昨日|当天|当日|当月|目前|日前)(?:\(\d{1,2}月\d{1,2}日\))?"
    r"|(?:截至|截止|到)?(?:\d{1,2}月?[-~至到])?\d{1,2}月(?:份|末|底|初|\d{1,2}日)?(?:以来)?"
    r"|于?\d{1,2}日|(?:由|从|到|至|截至)?第?[一二三四]季度[末底初]?"
    r"|“?十[一二三四五六七八九]?五”?(?:规划)?(?:时期|期间|以来|末)"
    r"|(?:连续|近|过去|前|这|最近)(?:[一二三四五六七八九十两]|\d{1,2})(?:年|个月|个?季度|天|周)(?:来|以来|间|内|里)?"
    r"|(?:[一二三四五六七八九十两]|\d{1,2})年(?:来|间|中|内|里|累计)"
)
_PASSED = "|".join(row["pattern"] for row in rows("unasserted_contexts") if row["kind"] == "passed")
_LEADING = re.compile(
    r"(?:[\s、·>\-—)”:]+|\([^()]*\)"
    rf"|(?:争取(?:在|到)?)?(?:{_TIME})|[上下]半年|第?[一二三四]季度|新?(?:{_PASSED})[、和]"
    r"|按[^,、]{1,14}?(?:计算|汇率|口径|价格?|标准)"
    rf"|{_pattern('leading_words', 'word')})"
)
_TIME_INSIDE = re.compile(rf"{_TIME}|累计")
_RATIO = re.compile(r"与[^,]{2,}(?:之比|比例|的?比率)$")  # 与国内生产总值之比: of what was named before
_FROM = r"将?(?:(?<![自理缘])由(?![于贸流])|(?<!服)从(?![业事严而属]))"
_ORIGIN = re.compile(
    rf"{_FROM}(?:[^,;。\d]{{0,8}}的)?[^,;。\d]{{0,4}}\d[^,;。]*$|(?<=..){_FROM}[^,;。]{{0,8}}$"
)
_ACTED_ALREADY = re.compile(rf"已经?(?=(?:{_pattern('verbs', 'verb', 'flow')})..)")
_GAP_IN_DATE = re.compile(r"(?<=\d) +(?=[年月日])|(?<=[年月]) +(?=\d)")
_BRACKETED = re.compile(r"\([^()]{4,}\)|\((?:含|不含|包括)[^()]*\)")


def _first(role: str) -> set[str]:
    return {verb[0] for verb in words("verbs", role, column="verb")}


_VERBS = {role: _pattern("verbs", "verb", role) for role in ("act", "cut", "flow", "light", "said")}
# 有 ends many words that say no possession (国有, 私有, 共有); the codelist tells which words it begins.
_GOVERNING = beginning_with(_first("cut"), rf"(?<![国私公所拥享持没含原现])(?:{_VERBS['cut']})")
_LIGHT = re.compile(rf"(?:{_VERBS['light']})")
_ACT = re.compile(rf"(?:{_VERBS['act']})")
_FLOW = re.compile(rf"(?:{_VERBS['flow']})")
_ENDS_OF_FLOW = frozenset(verb[-1] for verb in words("verbs", "flow", column="verb"))
_ACTED = re.compile(
    rf"(?:{alternation(words('actors', column='suffix'))})(?:共|已|累计|先后|新)?(?={_VERBS['flow']})"
)
_TOWARDS = "(?<![比核校应面绝相反成配结])对"  # 比对 and 核对 say no direction
_SAID = beginning_with(
    _first("said") | {"中"},
    rf"(?:{_VERBS['said'].replace('对(', _TOWARDS + '(', 1)})|(?<![集其高初年途空家])中(?![心学国小试央药部级型外介医等间原西东华共式文])",
)
_SPOKEN_OF = re.compile(
    rf"(?P<named>.+?(?:{alternation(words('indicator_tails'))})+)"
    rf"(?:的?(?:{alternation(words('growth_names') | words('predicates', 'growth') | words('predicates', 'adverb'))})"
    rf"|占|{_VERBS['said']}|{_VERBS['cut']})"
)
_HELD_IN = re.compile(rf"(?<=.{{4}})(?:已经?|先后|累计)在[^,、在]{{2,10}}(?:{_VERBS['flow']})了?$")
# Words that say what became of a work, and name nothing by themselves (投产, but not 节能).
_BECAME = alternation(
    word
    for word in words("verbs", "flow", column="verb") & words("verbs", "said", column="verb")
    if len(word) > 1
)
_BECAME_BEFORE = re.compile(rf".*(?:{_BECAME})、(?=[^、]{{2,8}}$)")
_LISTED = re.compile(r"[、和].*等(?=(?:\d+|[一二两三四五六七八九十]+)(?:个|项|家|大|类|种|条|座|所))")
_PREDICATE = alternation(
    word for role in ("growth", "level_to", "link") for word in words("predicates", role) if len(word) > 1
)
_NOT_A_NOUN = re.compile(
    rf"[\s,;:。!?、()”…\-~/]|的?$|的\d|[和与及且而但]|并(?![网购轨])|以及|左右|之[间内]|以[上下内]$|{_PASSED}|{_VERBS['said']}|{_PREDICATE}"
)
# 贷款, 融资 and 补贴 name money as well as what is done with it.
_ACTION = re.compile(
    rf"(?!{alternation(_TAILS & words('verbs', 'flow', column='verb'))})(?:{_VERBS['flow']}|{_VERBS['cut']})"
)
_KINDS = frozenset("类业品型")  # what ends so parts its kinds alike
_TOGETHER = re.compile(r"等(?=(?:一批)?(?:重点|重大)?(?:项目|企业)$)")
_ADVERBS = re.compile(rf"(?:{alternation(words('predicates', 'adverb'))})+$")
_AFTER = re.compile(r"的?(?P<noun>(?:[^,;:。!?…\n()“” ]|“[^”\n]{1,20}”|\([^)\n]{1,16}\)){1,60})")
_OF_MEASURE = re.compile(r"(?<=..)(?:年均|日均|人均|户均|平均|合计|累计|年总|年度|年|总)$")
_OF_PEOPLE = re.compile(rf"(?P<people>[^的、]{{0,8}}?(?:{alternation(words('people_nouns'))}))的(?=..)")
_COMPARING = frozenset("比较与同跟")
_ONE_CHARACTER = frozenset("省市州县区乡镇村国人户")
_SAYS = re.compile(rf"{_VERBS['said']}|{_VERBS['flow']}|{_PREDICATE}|[性步地]$")
_LONGEST_TOPIC = 10
_REACH = 200  # characters before a number that may name what it measures
_SHORT = 3
_LONG = 10
_LONGEST = 40
_QUOTATION = re.compile(r"“[^“”]*”")
_LONGEST_NOUN = 16
# Words after which it is said what the things do, that name none of them (两千万居民将受益).
_AUXILIARIES = frozenset(
    {"在", "已", "已经", "将", "均", "都", "有望", "可以", "能够", "正在", "联合", "共同"}
)
_LONG_OBJECT = 5
_LIST_MARK = re.compile(
    r"以及|、|(?<![总饱共调])和(?![谐平睦])|(?<!参)与(?!会)|(?<![普涉危触波惠顾以])及(?!格)"
)


@lru_cache(maxsize=8192)
def wording_before(segment: str) -> str:
    """Return the words of ``segment``, which ends where the predicate begins, that name the indicator."""
    core = _without_asides(segment[-_REACH:])
    if core.startswith("与") and _RATIO.match(core):
        return core
    core = _strip_leading(core.strip())
    core = _LISTED.sub("", core) if "等" in core else core
    core = _TIME_INSIDE.sub("", core) if len(core) > _SHORT and _OF_TIME.search(core) else core
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
    if core in _COMPARING:
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
        core = _ADVERBS.sub("", _ORIGIN.sub("", core))
    if "在" in core:
        core = _HELD_IN.sub("", core)
    return core[core.rfind("--") + 2 :] if "--" in core else core


def _governed(core: str) -> str:
    """Return what the last governing verb of ``core`` governs: the words after it."""
    if core.startswith("每"):
        return core  # 每百户居民拥有汽车: the verb joins the two things of a ratio
    for match in reversed(list(found_in(core, _GOVERNING))):
        rest = core[match.end("found") :].lstrip("了的")
        if not rest:
            return ""
        if len(rest) >= 2 and (_LIGHT.match(match["found"]) or not TAIL.fullmatch(rest)):
            return rest
    acted = _ACTED.search(core)
    return core[acted.end() :] if acted and len(core) - acted.end() > _LONG_OBJECT else core


def _from_verb(core: str) -> str:
    """Leave out who acts, and when, from a long wording: it begins with its last verb that has an object."""
    for match in reversed(list(_ACT.finditer(core))):
        if match.start() >= 2 and len(core) - match.end() > _SHORT:
            return core[match.start() :]
    return core


def _without_modifier(core: str) -> str:
    """Leave out a clause that qualifies the noun (此次开建的基地占地面积)."""
    modifier = core.rfind("的")
    if modifier > 0 and len(core) - modifier > _SHORT + 1 and TAIL.search(core):
        core = core[modifier + 1 :]
    if "已" not in core:
        return core
    acted = _ACTED_ALREADY.search(core)
    if acted and acted.start() <= _SHORT:
        return core[acted.end() :]  # 全国已建成驿站
    noun, _, verb = core.partition("已")
    return noun + verb.removeprefix("经") if len(noun) >= _SHORT and verb else core


def wording_after(
    folded: str, start: int, limit: int, *, counted: bool = True, numbered: bool = False
) -> tuple[str, int] | None:
    """Return the noun that a number at ``start`` counts and where it ends, or ``None`` if none follows.

    ``limit`` is where the next number begins if ``numbered``, else where the sentence ends. ``counted``
    tells that the number has a classifier, after which a verb may qualify the noun (20个改造项目); after an
    amount a verb says what it is for.
    """
    if _NOT_A_NOUN.match(folded, start, limit) or (not counted and _ACTION.match(folded, start, limit)):
        return None
    match = _AFTER.match(folded, start + folded.startswith("级", start, limit), limit)
    if match is None:
        return None
    first, noun = match.start("noun"), match["noun"]
    noun = _before_predicate(noun)
    if numbered and match.end() >= limit and first + len(noun) >= match.end():
        noun = _before_next_number(folded[first : read_predicate(folded, first, limit).start])
    if whose := _OF_PEOPLE.match(noun):
        noun = whose["people"]
    modifier = noun.rfind("的")
    if 0 < modifier < len(noun) - 2 and len(noun) > _LONGEST_NOUN:
        noun, first = noun[modifier + 1 :], first + modifier + 1
    end = first + len(noun)
    noun = _TOGETHER.sub("", noun.rstrip(" 等的共达、和与及"))
    return (noun, end) if len(noun) >= 2 or noun in _ONE_CHARACTER else None


def items(wording: str) -> list[str]:
    """Split an enumeration (A、B和C) into its members."""
    parts = [part for part in _LIST_MARK.split(wording) if part]
    return parts or [wording]


def completed(member: str, last: str) -> str:
    """Give a member the noun that the last one carries for all (城镇 and 农村居民收入: 城镇居民收入)."""
    if TAIL.search(member) or member.isascii():
        return member
    shared = last.rfind(member[-1])
    if 0 < shared < len(last) - 1 and (member[-1] in _KINDS or TAIL.fullmatch(last, shared + 1)):
        return member + last[shared + 1 :]  # 家电类 and 服装类零售额 are alike up to 类
    tail = TAIL.search(last)
    if len(member) < _SHORT and len(last) > len(member) + 1:
        return member + last[len(member) :]
    return member + tail.group() if tail and tail.start() else member


def flow_verb(segment: str) -> str:
    """Return the verb at the end of ``segment`` that says what was done to the things counted, or ``""``."""
    tail = segment.rstrip("了 ")
    if not tail or tail[-1] not in _ENDS_OF_FLOW:
        return ""
    for match in _FLOW.finditer(tail, max(0, len(tail) - 8)):
        if match.end() == len(tail):
            return match.group()
    return ""


def named_in(clause: str) -> str:
    """Return the indicator that a clause without a number speaks of (民间投资增速明显加快), or ``""``."""
    match = _SPOKEN_OF.match(clause)
    core = wording_before(match["named"] if match else clause)
    return _after_verb(core) if TAIL.search(core) else ""


def topic_of(clause: str) -> str:
    """Return what a short clause sets as the topic of the next (小学生,去年有五千人), or ``""``."""
    core = wording_before(clause)
    return core if 2 <= len(core) <= _LONGEST_TOPIC and not _SAYS.search(core) else ""


def subject_of(clause: str) -> str:
    """Return the first words of a clause, before what it says of them (粮食总产实现连增: 粮食总产)."""
    said = _SAID.search(clause, 2)
    return wording_before(clause[: said.start()] if said else clause)


def _after_verb(clause: str) -> str:
    """Return the object of the last verb in ``clause``, or all of it where it has none (向学生提供助学金)."""
    for match in reversed(list(_FLOW.finditer(clause))):
        if len(clause) - match.end() >= _SHORT and not TAIL.fullmatch(clause, match.end()):
            return clause[match.end() :]
    return clause


def _strip_leading(core: str) -> str:
    while True:
        match = _LEADING.match(core)
        if match and match.end() == len(core):
            return ""
        if match is None:
            return core
        if match.end() == 1 and match.group() > "一" and len(core) <= _SHORT:
            rest = _LEADING.fullmatch(core, 1)
            return "" if rest and len(rest.group()) > 1 else core  # 但今年
        if _LIGHT.fullmatch(match.group()) and len(core) - match.end() < _SHORT:
            return core
        core = core[match.end() :]


def _before_next_number(noun: str) -> str:
    """Leave out the name of the next number: ``道路和桥梁`` before ``30座`` counts 道路 only."""
    tail = TAIL.search(noun)
    if tail and tail.start() >= 2:
        # 开工 of 开工率 goes with it, and so does what only says of what time or kind the measure is
        cut = tail.start() - 2 * (len(tail.group()) == 1 and tail.start() >= 4)
        return _OF_MEASURE.sub("", noun[:cut])
    marks = [mark.start() for mark in _LIST_MARK.finditer(noun)]
    return noun[: marks[-1]] if marks and marks[-1] > 0 else noun


def _before_predicate(noun: str) -> str:
    # what is quoted says nothing of the thing that is counted
    plain = noun
    if "“" in noun:
        plain = _QUOTATION.sub(lambda quoted: "“" + "〇" * (len(quoted.group()) - 2) + "”", noun)
    year = _TIME_INSIDE.search(plain) if _OF_TIME.search(plain) else None
    if year and year.start() >= 2:
        noun, plain = noun[: year.start()], plain[: year.start()]
    said = _SAID.search(plain, 2)
    done = plain.find("了")
    if done > 3 and (said is None or done - 2 < said.start()):
        return _ADVERBS.sub("", noun[: done - 2])
    if said is None:
        return noun
    counted = _ADVERBS.sub("", noun[: said.start()])
    if said["found"] in ("中", "被") or (len(counted) < _SHORT and said["found"] in _AUXILIARIES):
        return counted
    done_to = flow_verb(counted)
    if done_to and len(counted) - len(done_to) > _SHORT:
        return counted.removesuffix(done_to)
    # a bare 项目 or 企业 says little without what was done to it: 项目竣工投产
    return counted if len(counted) >= _SHORT or len(noun) > _LONGEST_NOUN else noun


def _quoted(core: str) -> bool:
    return core.count("“") == core.count("”") and "“" in core
