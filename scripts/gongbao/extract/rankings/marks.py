"""Marks of rank: the words that say which place (第3位, 首位) or which front of the order (前列, 百强)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongbao.extract.quantities.numerals import read_integer
from gongbao.extract.vocabulary import alternation, beginning_with, found_in, words

__all__ = ["Mark", "find_marks"]

_NUMBER = r"(?:[一二三四五六七八九十百]{1,5}|\d{1,4})"
_SEAT = "地位|宝座|位置|席位|把?交椅"  # what a place is sat on: 占据全国第一宝座
_END = rf"(?=$|[\s,;:。!?、()”…]|[的和与及并且]|以及|水平|行列|之列|{_SEAT})"
_MOVED = "[一-龥]{1,3}[至到为](?:[一-龥]{1,4})?第"  # 由第5升至第3
_LAND_END = r"(?:$|[^一-龥]|地位|行列)"
_LARGEST = (
    rf"大(?=[一-龥A-Z]{{2}}|[国省市县区港]{_LAND_END})(?!板块|类|要点|任务|抓手)"
    rf"|(?![个次批届家座条年]|产业)(?=[一-龥]{{2,8}}?大[国省市县区]{_LAND_END})"  # 全球第一贸易大国
)
_OF_LIST = r"(?:县市|县\(市\)|县区|县|市|区|镇|城市|园区|开发区|高新区)?(?:榜单?)?"
_UNPLACED = r"(?![”》]第 ?\d|\(市\)[”》]?第 ?\d)"  # of “百强县”第56位 the place counts
_BANDS = words("ranking_words", "band")
_FIRSTS = words("ranking_words", "first")
_WON = ("champion", "runner_up", "third")  # in the order of their places
_MEDALS = {word: place for place, role in enumerate(_WON, 1) for word in words("ranking_words", role)}
_MARK = beginning_with(
    {word[0] for word in _BANDS | _FIRSTS} | set("第前首冠亚季最 0123456789"),
    rf"(?P<ordinal>第 ?(?P<number>{_NUMBER}) ?(?P<counter>位次|位|名)(?=$|[\s,;:。!?、()”…]|[的和与及并且在较比居为提上前后晋连跃升降回落进至到攀挺滑退下已仍双均分爬跨追冲移]|以及|{_SEAT})"
    rf"|(?P<size>第 ?(?P<place_of_size>{_NUMBER}) ?(?:{_LARGEST}))"
    rf"|第 ?(?P<bare>{_NUMBER})(?=$|[\s,;:。!?、()”…]|[的和与及并且]|以及|{_SEAT}|{_MOVED}))"
    rf"|(?P<place>(?:(?<=名)|(?<=名为)|(?<=名约)|(?<=名约为)|(?<=名在)|(?<=[位排]次[由从])|(?<=排名[由从])|(?<=\d位上升到)|(?<=\d位[提上跃攀晋]升至)|(?<=\d位[提跃攀晋]升到)|(?<=\d位升[至到])|(?<=\d位前移[至到])) ?(?P<digits>\d{{1,4}}) ?(?:位|名)(?=$|[\s,;:。!?、()”…]|(?:上升|[提跃攀晋]升|前移|升)[至到]))"
    rf"|(?P<band>前 ?(?:{_NUMBER}|两) ?(?:位次|位|名|强|甲)?{_END}|(?<!\d)\d{{1,4}}强{_OF_LIST}{_END}{_UNPLACED}"
    rf"|(?:{alternation(_BANDS)})(?:(?<=强){_OF_LIST})?{_END}{_UNPLACED})"
    rf"|(?P<first>(?:{alternation(_FIRSTS)}){_END}|(?<=[居列])首{_END})"
    rf"|(?P<superlative>最[高低大小快慢多少](?=$|[\s,;:。!?、()]))"
    rf"|(?P<medal>{alternation(_MEDALS)}){_END}",
)


_RUN_ON = re.compile(rf"(?P<numbers>(?:[、,和]{_NUMBER}){{1,12}})(?:位次|位|名)(?![一-龥]*第)")
_ONE = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of rank with its span; ``rank`` is ``None`` for a band.

    ``counted`` tells of a 位 or 名; ``listed`` that the front is a list of so many (百强), which may be a name,
    ``of_size`` that what is ranked follows (第二大出口国), ``won`` that the place is the prize of a contest (冠军), and ``superlative`` that it is said by a degree (最高).
    """

    start: int
    end: int
    rank: int | None
    counted: bool
    listed: bool
    of_size: bool = False
    won: bool = False
    superlative: bool = False


def find_marks(folded: str) -> Iterator[Mark]:
    """Yield the marks of rank in a folded text, in order."""
    for match in found_in(folded, _MARK):
        rank: int | None = None
        counted = True
        if match["ordinal"]:
            rank = read_integer(match["number"] or match["place_of_size"] or match["bare"])
            counted = match["counter"] is not None
        elif match["place"]:
            rank = int(match["digits"])
        elif match["first"] or match["superlative"]:
            rank = 1
        elif match["medal"]:
            rank, counted = _MEDALS[match["medal"]], False
        if rank is None and not match["band"]:
            continue
        listed = "强" in match["found"]
        of_size, won = match["size"] is not None, match["medal"] is not None
        yield Mark(
            match.start(),
            match.end("found"),
            rank,
            counted,
            listed,
            of_size,
            won,
            match["superlative"] is not None,
        )
        if match["bare"]:
            yield from _listed_after(folded, match.end("found"))


def _listed_after(folded: str, end: int) -> Iterator[Mark]:
    """Yield the places that run on from one without a 位 of its own: the 2 and 5 of 第1、2、5位."""
    several = _RUN_ON.match(folded, end)
    if several is None:
        return
    numbers = list(_ONE.finditer(folded, end, several.end("numbers")))
    for number in numbers:
        last = several.end() if number is numbers[-1] else number.end()
        yield Mark(number.start(), last, read_integer(number.group()), counted=True, listed=False)
