"""The noun that follows a number: what is counted, up to what is said of it."""

import re

from gongbao.extract.figures.lexicon import (
    ADVERBS,
    FLOW,
    LIST_MARK,
    OF_TIME,
    PASSED,
    PREDICATE,
    SAID,
    SHORT,
    TAIL,
    TAILS,
    TIME_INSIDE,
    VERBS,
    flow_verb,
)
from gongbao.extract.figures.predicates import read_predicate
from gongbao.extract.vocabulary import alternation, words

__all__ = ["PRICES", "wording_after"]

_NOT_A_NOUN = re.compile(
    rf"[\s,;:。!?、()”…\-~/]|的?$|的\d|(?:[尚还仍均都]?未|没有)(?![来知])|(?:\d{4}|[今明去])年|\d{1, 2}月|[和与及且而但]|并(?![网购轨])|以及|左右|之[间内]|以[上下内]$|的?(?:基础|前提|背景|条件)[上下]|{PASSED}|(?!(?:参评|参赛|参展|入选|上榜|获奖|获批)[一-龥]{{2}})(?:{VERBS['said']})|{PREDICATE}"
)
# 贷款, 融资 and 补贴 name money as well as what is done with it.
_ACTION = re.compile(
    rf"(?!{alternation(TAILS & words('verbs', 'flow', column='verb'))})(?:{VERBS['flow']}|{VERBS['cut']})"
)
_TOGETHER = re.compile(r"等(?=(?:一批)?(?:重点|重大)?(?:项目|企业)$)")
_AFTER = re.compile(r"的?(?P<noun>(?:[^,;:。!?…\n()“” ]|“[^”\n]{1,20}”|\([^)\n]{1,16}\)){1,60})")
_OF_MEASURE = re.compile(
    r"(?<=..)(?:计划|预计|估算|概算|已|年均|日均|人均|户均|平均|合计|累计|年总|年度|年|总)$"
)
_OF_PEOPLE = re.compile(
    rf"(?P<people>[^的、]{{0,8}}?(?:{alternation(words('people_nouns') | words('body_nouns'))}))的(?=..)"
)
_PLACES = words("body_nouns", "place")
_PEOPLE = words("people_nouns")
# 30家企业的营业收入 counts firms.
_OF_THINGS = re.compile(rf"(?<=..)(?:[一每]年)?的(?:[^的、]{{0,4}}?(?:{alternation(TAILS)})+)$")
# 52个高新区综合评价中 are 52 zones.
_JUDGED = re.compile(
    r"(?<=..)(?:综合|整体|实力|水平|竞争力|绩效|年度|季度|月度|半年|高质量|发展|营商环境|投资环境|创新|工作|目标|质量|效能|考核)*"
    r"(?:考评|评价|考核|评比|评估|排名|排行榜?|测评|评定|督查|督导|榜单)(?:通报|结果)?$"
)
# 12个盟市空气质量达标 counts 盟市.
_DIVISION_FIRST = re.compile(
    r"(?:盟市|市州|州市|县区|区县|县市|市县|旗县区?|乡镇|省份|省区市?|行政村|设区市|地级市)"
    r"(?=空气|经济|生产总值|GDP|工业|固定资产|财政|人均|增速|全部|率先|环境|污水|垃圾)"
)
_NOT_YET = re.compile(r"(?<=..)(?:[尚还仍均都]?未|没有|暂未)$")  # 11个项目未达序时进度
_AGREED = re.compile(
    r"(?<=项目|工程|基地)(?:投资|合作|框架|战略|建设|落户|入园|供货)*(?:协议|合同|备忘录|意向书?)$"
)
_USED_AS = re.compile(
    r"(?<=..)[作]?为(?:总?抓手|重点|核心|主线|目标|引领|支撑|载体|依托|牵引|契机|突破口?|基础|导向|主体|骨干|龙头|代表|主)"
)
_FIRST_OF = re.compile(r"(?<=..)(?:之[首冠最列]|榜首|首位)$")  # 5个县区之首
_SEVERAL_PLACES = re.compile(r"[省市县区州]\((?:[省市县区旗盟州、]|自治)+\)")  # 12个省(区、市)货物贸易额
_ALSO = re.compile(rf"(?<=..)、(?:{alternation(TAILS)})$")  # 24个省份、规模居前
_RANK = re.compile(r"第[\d一二三四五六七八九十]+[位名]")  # 7个功能区第2位
_ACTION_WITHIN = re.compile(rf"^[由与对向为将]|{VERBS['flow']}")
_AMONG = re.compile(
    r"(?<![集高初其公海英])(?:当?中|里)(?=(?:已|已经|就|仅|共|约)?(?:有|的|名列|排|位|列|居)|$)"
)  # 20个县中已有2个
_OTHERS = re.compile(r"(?:和|以及|及|与)(?=[^和及与]*等$)")
_ONE_CHARACTER = frozenset("省市州县区乡镇村国人户")
_INSIDE = re.compile(
    r"(?<=..)(?<![公海邻故乡万千百华英十这那哪])里(?![程约面巷弄尔斯亚兰坡昂海氏])"
)  # 专区里
PRICES = ("价格", "总价", "单价", "对价", "代价", "低价", "高价", "均价", "报价", "售价", "底价", "成本价")
_QUOTATION = re.compile(r"“[^“”]*”")
_LONGEST_NOUN = 16
_LONGEST_DEED = 6
# Words after which it is said what the things do, that name none of them (两千万居民将受益).
_AUXILIARIES = frozenset(
    {"在", "已", "已经", "将", "均", "都", "有望", "可以", "能够", "正在", "联合", "共同"}
)


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
    if "--" in noun[2:]:
        noun = noun[: noun.find("--", 2)]  # 4所高校——甲大学、乙大学
    noun = _before_predicate(noun)
    if numbered and match.end() >= limit and first + len(noun) >= match.end():
        noun = _before_next_number(folded[first : read_predicate(folded, first, limit).start])
    if whose := _OF_PEOPLE.match(noun):
        noun = whose["people"]
    if several := _SEVERAL_PLACES.match(noun) or (_DIVISION_FIRST.match(noun) if counted else None):
        noun = several.group()
    if (also := _ALSO.search(noun)) and not TAIL.search(noun[: also.start()]):
        noun = noun[: also.start()]
    things = _OF_THINGS.search(noun) if counted else None
    if things and not _ACTION_WITHIN.search(noun, 0, things.start()):
        noun = noun[: things.start()]
    if not counted and noun.startswith(PRICES):
        noun = noun[:2]  # 以3亿元的价格收购
    modifier = noun.rfind("的")
    if 0 < modifier < len(noun) - 2 and len(noun) > _LONGEST_NOUN:
        noun, first = noun[modifier + 1 :], first + modifier + 1
    noun = _without_end(noun)
    end = first + len(noun)
    noun = _TOGETHER.sub("", noun.rstrip(" 等的共达、和与及"))
    return (noun, end) if len(noun) >= 2 or noun in _ONE_CHARACTER else None


def _without_end(noun: str) -> str:
    """Leave out what the end of ``noun`` says of the things: 之首, 未, 投资协议, 为抓手."""
    if "为" in noun and (used := _USED_AS.search(noun)):
        return noun[: used.start()]
    return _NOT_YET.sub("", _AGREED.sub("", _FIRST_OF.sub("", noun)))


def _before_next_number(noun: str) -> str:
    """Leave out the name of the next number: ``道路和桥梁`` before ``30座`` counts 道路 only."""
    if others := _OTHERS.search(noun, 2):
        return noun[: others.start()]  # 40位院士和甲国、乙国等20个国家的专家
    tail = TAIL.search(noun)
    if tail and tail.start() >= 2:
        # 开工 of 开工率 goes with it, and so does what only says of what time or kind the measure is
        cut = tail.start() - 2 * (len(tail.group()) == 1 and tail.start() >= 4)
        return _OF_MEASURE.sub("", noun[:cut])
    marks = [mark.start() for mark in LIST_MARK.finditer(noun)]
    return noun[: marks[-1]] if marks and marks[-1] > 0 else noun


def _is_auxiliary(noun: str, counted: str, said: re.Match[str]) -> bool:
    """Tell whether an auxiliary parts a short noun from what it does; 企业已投产 tells which, 居民将受益 does not."""
    if len(counted) >= SHORT or said["found"] not in _AUXILIARIES:
        return False
    done = len(noun) - said.end("found") <= _LONGEST_DEED and FLOW.match(noun, said.end("found"))
    return counted in _PEOPLE or said["found"] == "在" or not done


def _before_predicate(noun: str) -> str:
    # what is quoted says nothing of the thing that is counted
    plain = noun
    if "“" in noun:
        plain = _QUOTATION.sub(lambda quoted: "“" + "〇" * (len(quoted.group()) - 2) + "”", noun)
    year = TIME_INSIDE.search(plain) if OF_TIME.search(plain) else None
    if year and year.start() >= 2:
        noun, plain = noun[: year.start()], plain[: year.start()]
    if ("中" in plain or "里" in plain) and (among := _AMONG.search(plain, 1)):
        return _JUDGED.sub("", noun[: among.start()])
    if "第" in plain and (ranked := _RANK.search(plain, 1)):
        noun, plain = noun[: ranked.start()], plain[: ranked.start()]
    said = SAID.search(plain, 2)
    if "里" in plain and (inside := _INSIDE.search(plain)):
        noun = _JUDGED.sub("", noun[: inside.start()])
        plain = plain[: len(noun)]
        said = SAID.search(plain, 2)
    done = plain.find("了")
    if done > 3 and (said is None or done - 2 < said.start()):
        return ADVERBS.sub("", noun[: done - 2])
    if said is None:
        return noun
    counted = ADVERBS.sub("", noun[: said.start()])
    if counted in _PLACES or said["found"] in ("中", "被", "从") or _is_auxiliary(plain, counted, said):
        return counted
    done_to = flow_verb(counted)
    if done_to and len(counted) - len(done_to) > SHORT:
        return counted.removesuffix(done_to)
    # a bare 项目 or 企业 says little without what was done to it: 项目竣工投产
    return counted if len(counted) >= SHORT or len(noun) > _LONGEST_NOUN else noun
