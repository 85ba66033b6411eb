"""What a share or a multiple is of, where words about its whole, its parts or its standard stand beside it."""

import re

from gongbao.extract.facts import Quantity
from gongbao.extract.figures.counted_nouns import wording_after
from gongbao.extract.figures.lexicon import ADVERBS, GENERIC, TAIL, flow_verb
from gongbao.extract.figures.predicates import Predicate
from gongbao.extract.figures.wordings import wording_before
from gongbao.extract.vocabulary import alternation, words

__all__ = ["of_another_whole", "part_within", "what_it_is", "with_noun_of_share", "without_standard"]

_STANDARD = re.compile(
    r"(?P<named>.*?)(?:已|约|大约|大体|大致|仅|就|便|都|均)*(?:(?<![但还可只])是|相当于|(?<![作成认因行称视])为|等于|达到?)(?=..)"
)
_SHARE_NOUN = re.compile(rf"的?(?P<noun>{alternation(words('share_nouns'))})")
_IS = re.compile(
    r"(?:都|均|全部|大多)?(?:(?:为|是)(?P<noun>[^,;。!?、\d占]{2,16})|(?P<from>(?:来自|需要|来源于)[^,;。!?\d]{2,14}))"
)
_WHOLE = re.compile("占(?![地用有据领道])")
_OWNER = re.compile("(?!再|竟|才|应|要|不|做|已)[^到把将被会要]{2,10}")
_OWNED = re.compile(
    r"(?!情况|场面|速度|增|涨|降|跌|负增|同比|均)[^\d的降升]{2,8}?(?=由|可以|都|均|销往|来自|用于|出口|被|需要|$)"
)
_BOUNDS = ("超", "高于", "低于", "不", "大于", "小于", "逾", "达到")


def without_standard(core: str, segment: str, predicate: Predicate) -> str:
    """Leave out what a multiple is measured by: 甲国产量是乙国的2倍 is of 甲国产量, 是全国平均水平的2倍 of what came before."""
    if predicate.words[-1:] != ("的",):
        return core
    standard = _STANDARD.match(segment)
    return ADVERBS.sub("", wording_before(standard["named"])) if standard else core


def part_within(folded: str, end: int, quantity: Quantity, core: str, predicate: Predicate) -> str:
    """Return whose part a share is that stands between the two (数据中心80%的用电需求), or ``""``.

    ``core`` is what the words before name; the sentence goes on to ``end``.
    """
    owner = core.removesuffix("中")
    if (
        not _OWNER.fullmatch(owner)
        or predicate.words
        or core in GENERIC
        or TAIL.search(core)
        or flow_verb(core)
    ):
        return ""
    if quantity.value is None or quantity.value < 0 or quantity.text.startswith(_BOUNDS):
        return ""  # 个税税负超过15%的部分
    if not folded.startswith("的", quantity.end) or _SHARE_NOUN.match(folded, quantity.end):
        return ""
    after = wording_after(folded, quantity.end, end, counted=False)
    owned = _OWNED.match(after[0]) if after else None
    return owner + owned.group() if owned else ""


def what_it_is(folded: str, end: int, quantity: Quantity) -> str:
    """Return what the words after a share say that it is (其中九成以上为新能源汽车), or ``""``."""
    said = _IS.match(folded, quantity.end, end)
    if said is None or said.group().endswith("的"):
        return ""
    return said["noun"] or said["from"]


def with_noun_of_share(folded: str, quantity: Quantity, wording: str) -> str:
    """Give a wording the noun that follows its share: 持有51%的股权."""
    held = _SHARE_NOUN.match(folded, quantity.end)
    if held is None or wording.endswith(held["noun"]):
        return wording
    return wording.removesuffix("比重") + held["noun"]


def of_another_whole(wording: str) -> str:
    """Leave out the whole that a wording names, for a share of another: 占全省的3%,占全国的1%."""
    whole = _WHOLE.search(wording, 1)
    return wording[: whole.start()] if whole else wording
