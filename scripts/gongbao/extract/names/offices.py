"""Bodies of Party and state that are named by a level and a duty (市委, 区党工委, 省财政厅, 商务局)."""

import re
from collections.abc import Iterator

from gongbao.extract.names import gazetteer
from gongbao.extract.vocabulary import trie, words

__all__ = ["DUTY", "find_offices"]

_COMMITTEE = r"委(?![员托派任会培])(?:办公室|办|组织部|宣传部|统战部|政法委|党校|政研室|社会工作部|巡察办)?"
_BODY = (
    r"人民政府办公[厅室]|人民政府|政府办公[厅室]|政府办(?![事公理])|政府(?!工作报告|性|采购|投资|债|引导|主导|职能|补贴|部门|各|网|专项|基金|出资|购买|服务|和社会资本)|政协|人民代表大会(?:常务委员会)?|人大(?:常委会|机关)?(?!代表|会议|[一二三四五六七八九十]次)"
    r"|纪委监委|纪委|监委|党工委|管委会|党委|团委|妇联|总工会|工商联|文联|科协|残联|红十字会|法院|检察院|中级人民法院|公安分局|农科院|社科院|委员会|党组"
)
_BUREAU = trie(words("local_departments", "bureau"))
_COMMISSION = trie(words("local_departments", "commission"))
_DESK = trie(words("local_departments", "office"))
_CENTRE = trie(words("local_departments", "centre"))
_FIRST = "".join(
    sorted(
        {word[0] for role in ("bureau", "commission", "office") for word in words("local_departments", role)}
    )
)
DUTY = rf"(?=[{_FIRST}])(?:(?:{_BUREAU})(?:[与和]?(?:{_BUREAU}))?(?:[局厅]|委员会|分局)|(?:{_COMMISSION})委(?![员托派任会])|(?:{_DESK})办(?:公室)?(?![理事法公]))"
# A body at its level; 全市, 我区 and the like name none.
_AT_LEVEL = re.compile(
    r"[省市县区州旗镇乡盟自](?:(?<=自)治[区州县旗](?<![全各我本该两多乡省市县区城村]...)|(?<!自)(?<![全各我本该两多乡省市县区村园].))"
    rf"(?:{_COMMITTEE}|{_BODY}|{DUTY}|(?:{_CENTRE})中心|[一-龥]{{2,4}}办(?=[将主副党书的、,。”是牵负会]))"
)
# A centre at its level that no codelist has: 县重点项目建设事务中心.
_OF_CENTRE = re.compile("中心(?<=(?:事务|发展|保障|推进|促进|管理)中心)(?![城组任工区化点地环])")
_CENTRE_AT_LEVEL = re.compile(
    r"[省市县区州旗](?<![全各我本该两多乡省市县区城村园].)(?:(?![的了在是为被将由对从把等各])[一-龥]){2,8}?中心\Z"
)
_LONGEST_CENTRE = 13
_CITY = "城"
# The desk for projects, where it stands alone.
_PROJECTS = re.compile(
    r"(?<![一-龥])项目办(?![理公事法])|(?<=[到向由报])项目办(?=说明|报|汇报|备案|领|牵头|统一|负责)"
)
# A body without its level, after a mark or, where it is one by its duty, after a joining word.
_ENDS = r"(?=[、,。;及和与等的将党局副长关相要须应已]|负责|牵头|会同|密切|积极|联合|组织|开展|配合|\s|$)"
_BARE = re.compile(
    rf"[^一-龥](?=[党管{_FIRST}])(?:(?:党工委|管委会|管理委员会)(?![+”]|会议|[一-龥]?会议)|公安分局{_ENDS}|(?:{DUTY}){_ENDS})"
)
_JOINED = re.compile(rf"[及和与经由](?<=[一-龥].){DUTY}{_ENDS}")
_ZONE = re.compile(r"(?:集中|聚集|集聚|开发|经开|高新|示范|保税|合作|管理|试验|功能|综保)区$")  # 集中区党工委
_BEFORE = 14


def find_offices(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of such bodies, with the place before them where one stands there."""
    for match in _AT_LEVEL.finditer(text):
        start = match.start()
        begin = _with_place(text, start, text[start])
        if begin == start and text[start - 1 : start] == _CITY:
            continue  # 城市管理局, not 应城市管理局
        yield begin, match.end()
    for match in _PROJECTS.finditer(text):
        yield match.span()
    for sign in _OF_CENTRE.finditer(text):
        centre = _CENTRE_AT_LEVEL.search(text, max(sign.end() - _LONGEST_CENTRE, 0), sign.end())
        if centre is not None:
            yield _with_place(text, centre.start(), text[centre.start()]), sign.end()
    shifted = "\n" + text  # so that a mark stands before the first character too
    for pattern in (_BARE, _JOINED):
        for match in pattern.finditer(shifted):
            yield match.start(), match.end() - 1


def _with_place(text: str, start: int, first: str) -> int:
    """Return where the name begins: 江西省委 at its place, 区党工委 at its level."""
    for length in range(min(_BEFORE, start), 0, -1):
        if text[start - length : start + len(first)] in gazetteer.PLACES:
            return start - length
        if text[start - length : start] in gazetteer.PLACES and first not in "区县市":
            return start - length
    zone = _ZONE.search(text, max(start - 3, 0), start + 1) if first == "区" else None
    return zone.start() if zone else start
