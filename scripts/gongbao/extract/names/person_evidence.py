"""Where a report proves that some characters are the name of a person."""

import re
from collections.abc import Iterator, Mapping

from gongbao.extract.names.lexicon import find_words
from gongbao.extract.names.person_names import (
    HAN,
    INITIALS,
    SURNAME,
    Reading,
    follows,
    given_score,
    read_name,
    read_name_before,
)
from gongbao.extract.names.titles import ANCHOR, Title, title_before
from gongbao.extract.vocabulary import alternation, beginning_with, found_in, words

__all__ = ["find_persons"]

Holders = list[tuple[Title, list[int]]]

# How sure a name must be, by the kind of title that stands before it.
_BY_GROUP = {"role": 2.6, "deputy": 2.6, "byline": 0.8}
_AFTER_TITLE = 0.8
_AFTER_LINE_END = 2.5
_OFFICIAL = frozenset({"government", "party", "congress", "court", "military"})
_OFFICE = 0.4
_SELDOM = -0.6
_LIKE_A_NAME = 0.7
_BEFORE_SPEECH = 3.6
_BEFORE_DEED = 4.3
_BEFORE_OFFICE = 2.6
_BEFORE_ADDRESS = 1.4
_BEFORE_HEAD = 4.0
_IN_BODY = 3.0
_IS_BODY = 3.8
_IN_LIST = 1.2
_IN_BARE_LIST = 2.5
_IN_PAIR = 2.6
_OPENS_PAIR = 1.5
_AFTER_HONOUR = 3.0
_BESIDE_SIGNED = 1.5
_AFTER_APPOINTMENT = 2.0
_LEAVING = 1.2
_LEAVING_SELDOM = -1.6
_INTRODUCED = 2.0
_NATIVE = 1.0
_FROM = 2.5

_LONGER_WORD = frozenset("会团处组们级制长察库班网")  # 委员会, 代表团, 董事长: the title goes on
_GAP = re.compile(r"(?:\([^()\n]{1,12}\))?[ :/\n]*")
_NEXT = re.compile(r" *(?:、|和|及|以及|与) *")
_NEXT_IN_BYLINE = re.compile(r" *[、,/和] *| +")
_SPACED = re.compile("[: ]")
_AFTER_SPACED = re.compile(r" *(?:[(;。、,\n]|$)| +")  # what may follow a name in a list parted by spaces
_NOTE = re.compile(r" *\([^()\n]{1,24}\)")
_ADDRESS = re.compile(r"同志|总书记|先生|女士|院士|教授|老师|\(化名\)")
_ACADEMIC = ("院士", "教授")  # forms of address that are posts too
_HEAD_OF_STATE = re.compile("主席|总理|总统")
_CORE = re.compile("同志为(?:核心|首|代表|总书记)")
_SPEECH = re.compile(
    alternation((words("speech_verbs", "said") | words("speech_verbs", "stressed")) - {"道", "称", "明确"})
)
_HAN = re.compile(rf"[{HAN}]")
_SAYS = re.compile("说|指出|教导|写道")
_ACTS = re.compile(rf"[、,(]|等[人\\d]|{_SPEECH.pattern}")
_DEED = re.compile(",[男女],|现任|不再担任|担任|出任|当选|会见|会晤|主持|出席|致电|致信|主持召开|率队|率团")
# An office that is taken tells of a person as surely as a title before the name.
_TAKES = re.compile(r"(?:同志)?[任为](?![务何期职意命免用性])[^,。;、\n(]{2,30}(?=[、,。;(\n]|$)")
_LATIN_NAME = re.compile(r"[A-Z](?<=[一-龥].)[a-z]{1,11}(?: [A-Z]\.?)?(?: [A-Z][a-z]{1,11}){1,2}(?![A-Za-z])")
_APPOINTED = beginning_with(
    "任选推聘补提免接、",
    rf"接受(?=[{INITIALS}][{HAN}]{{1,3}}(?:同志)?(?:关于)?辞去)|免去:?(?=[{INITIALS}][^,。;\n]{{3,40}}职务)"
    r"|(?:任命:?|选举|推选|聘任|聘请|补选|提名|免去|推举|(?<=[长记任员席理])、)"
    rf"(?=[{INITIALS}][{HAN}·]{{1,9}}?(?:为|的|同志))",
)
_END_OF_OFFICE = rf"(?=[,。;!?\n(]|$|(?:候选)?人选|、[{HAN}]{{2,4}}(?:同志)?[为任])"
_TAKES_OFFICE = re.compile(
    rf"(?:同志)?(为|[担出]?任|当选为?|兼任)(?:新一[届任])?(?P<office>[^,。;!?“”\n(]{{2,40}}?){_END_OF_OFFICE}"
)
_LEAVES_OFFICE = re.compile(r"(?:同志)?的?(?P<office>[^,。;!?“”\n()]{2,40}?)(?:的?职务|等职)")
_RESIGNS = re.compile(r"(?:同志)?(?:关于)?辞去了?(?P<office>[^,。;!?“”\n()]{2,40}?)(?:的?职务|等职)")
_ALSO_LEAVES = re.compile(
    r"[^。;\n]{0,30}?(?:免去其|不再(?:担任|兼任))(?P<office>[^,。;!?“”\n()]{2,40}?)(?:的?职务|等职|(?=[,。;\n(]|$))"
)
_LEFT = re.compile("免去:?$")
# A name, what the person is, and the post: 某某,女,1975年生,现任县统计局局长. Or the post in a bracket.
_NOW_HOLDS = re.compile(
    r",[^。;!?“”\n]{0,60}?(?:,|\))(?:现任|时任)(?P<office>[^,。;!?“”\n(]{2,40})(?=[,。;!?\n(]|$)"
)
_NAME_AND_POST = re.compile(
    rf"\n *(?P<name>[{INITIALS}][{HAN}]{{1,3}})"
    r"(?P<post>\([^()\n]{3,40}\)(?=[: ]*(?:\n|:|$))| {1,4}[^,。;:!?\n]{3,40}(?=\n|$))"
)
_CLAUSE = re.compile(
    rf"[{INITIALS}](?<![{HAN}·\d].)(?=[{HAN}]{{1,3}}(?:{_SPEECH.pattern}|{_DEED.pattern}|[任为])|[{HAN}]{{1,8}}(?:{_SAYS.pattern}|[·-][{HAN}]))"
)
_BARE_LIST = re.compile(
    rf"[{SURNAME}](?:(?<![{HAN}].)|(?<=[有是括如即].))[{HAN}]{{1,3}}(?:、[{SURNAME}][{HAN}]{{1,3}}){{2,}}"
)
_LISTED = re.compile(rf"、(?=[{SURNAME}][{HAN}]{{1,3}}、[{SURNAME}][{HAN}])")  # the first mark of such a list
_FARTHEST = 4  # characters from where the list begins to its first mark
_HONOURED = re.compile(
    rf"[”》](?=[{INITIALS}][{HAN}·])|的(?=[{INITIALS}][{HAN}·]{{1,9}}?等(?:人|同志|先进|英雄))"
)
_AFTER_HONOURED = re.compile("、|等(?:人|同志|先进|英雄)")
_PARTS = re.compile("[·-]")  # what joins the parts of a foreign name
_LANDFORM = frozenset("山河江湖海岛川沟岭坝港湾洲县市州镇乡村")
_SIGNED = re.compile(rf"(?:(?<=[。!?”…\n])|\() *([{INITIALS}][{HAN} ]{{1,8}}?)\)? *\n*$")
_OPENS_BYLINE = re.compile(rf"\( *(?=[{INITIALS}][{HAN}]{{1,2}} +(?:本报|特约|全媒体)?(?:记者|通讯员))")
_REPORTER = re.compile(" +(?:本报|特约|全媒体)?(?:记者|通讯员)")
_PAIR = re.compile(r"[和与同]|会见|会晤")


def find_persons(folded: str, bodies: Mapping[int, int]) -> tuple[dict[int, tuple[int, str]], Holders]:
    """Return the persons of a text, ``start -> (end, full name)``, and the holders of each title."""
    search = _Search(folded, bodies)
    search.before_address()
    search.after_titles()
    search.before_speech()
    search.natives()
    search.latin()
    search.in_lists()
    search.signed()
    search.introduced()
    search.repeated()
    search.paired()
    search.appointed()
    return search.persons, search.holders


class _Search:
    """The persons found so far in one text; every method adds those that one kind of evidence proves."""

    def __init__(self, folded: str, bodies: Mapping[int, int]) -> None:
        self.folded = folded
        self.bodies = bodies
        self.ends = set(bodies.values())
        self.inside = _covered(bodies)
        self.persons: dict[int, tuple[int, str]] = {}
        self.taken: set[int] = set()
        self.holders: Holders = []

    def after_titles(self) -> None:
        for anchor in ANCHOR.finditer(self.folded):
            title = title_before(self.folded, anchor.end(), self.ends)
            if title is None or title.group == "address" or self.folded[title.end] in _LONGER_WORD:
                continue
            if title.start - 1 in self.taken and self.folded[title.start : title.end] == "总书记":
                continue
            gap = _GAP.match(self.folded, title.end)
            assert gap is not None
            first = self.read(gap.end(), proved=True)
            if first is None or not self.fits(title, gap.group(), gap.end(), first):
                continue
            group = [gap.end()]
            self.add(gap.end(), first, proved=True)
            group += self.rest_of_list(first.end, title.group, spaced=bool(_SPACED.search(gap.group())))
            self.holders.append((title, group))

    def fits(self, title: Title, gap: str, at: int, reading: Reading) -> bool:
        """Return whether ``reading`` after ``title`` and ``gap`` is a person's name."""
        wanted = _BY_GROUP.get(title.group, _AFTER_TITLE)
        if "\n" in gap:
            if self.folded[reading.end : reading.end + 1] not in ("\n", ""):
                return False
            wanted = _AFTER_LINE_END
        elif ":" in gap or "/" in gap:
            wanted = 0.3 if title.group == "byline" else 1.5
            if (
                title.group == "byline"
                and len(reading.name) == 3
                and given_score(reading.name) >= _LIKE_A_NAME
            ):
                wanted = _SELDOM
            if reading.follow < 2.0:
                return False
        short = len(reading.name) == 2 and reading.chinese
        doubtful = reading.follow < (0 if reading.chinese else 2) or (short and not self.tells(reading.end))
        if title.group == "role" and doubtful:
            return False
        if (
            not _NOTE.sub("", gap)
            and title.group in _OFFICIAL
            and len(reading.name) == 3
            and reading.follow >= 0.9
        ):
            # A seldom surname, or one that is a common word, after the title of an office.
            wanted = _SELDOM if given_score(reading.name) >= _LIKE_A_NAME else _OFFICE
        return reading.score >= wanted

    def tells(self, at: int) -> bool:
        """Return whether what stands at ``at`` is what a person does, or the next of a list."""
        return bool(_ACTS.match(self.folded, at))

    def rest_of_list(self, end: int, group: str, *, spaced: bool) -> list[int]:
        """Add the names that follow one that ends at ``end``, ``spaced`` or joined; return where they start."""
        joint = _NEXT_IN_BYLINE if group == "byline" or spaced else _NEXT
        starts: list[int] = []
        while True:
            note = _NOTE.match(self.folded, end)
            match = joint.match(self.folded, note.end() if note else end)
            if match is None:
                return starts
            reading = self.read(match.end())
            if reading is None or reading.follow < 0.5:
                return starts
            apart = spaced and group != "byline" and not match.group().strip()
            if apart and not _AFTER_SPACED.match(self.folded, reading.end):
                return starts
            wanted = _IN_LIST - (reading.follow > 2) + (not match.group().strip(" 、,"))
            if reading.score < wanted:
                return starts
            self.add(match.end(), reading)
            starts.append(match.end())
            end = reading.end

    def before_address(self) -> None:
        for match in _ADDRESS.finditer(self.folded):
            reading = read_name_before(self.folded, match.start(), self.bodies)
            if reading is None:
                continue
            start, found = reading
            if start in self.inside and start not in self.bodies:
                continue  # 江大学教授 of 云江大学教授
            bonus = 3.0 if _CORE.match(self.folded, match.start()) else 0.0
            runs_over = self.bodies.get(start, match.end()) >= match.end()
            if found.score + bonus >= _BEFORE_ADDRESS and runs_over:
                self.add(start, found, proved=True)
                if match.group() in _ACADEMIC and start in self.persons:
                    self.holders.append((Title(*match.span(), match.start(), "academia"), [start]))
        for match in _HEAD_OF_STATE.finditer(self.folded):
            before = read_name_before(self.folded, match.start(), self.bodies)
            opens = before is not None and not (before[0] and _HAN.match(self.folded, before[0] - 1))
            if before and (opens or len(before[1].name) == 3) and before[1].score >= _BEFORE_HEAD:
                self.add(*before)

    def before_speech(self) -> None:
        for match in _CLAUSE.finditer(self.folded):
            at = match.start()
            if at in self.taken:
                continue
            reading = self.read(at)
            if reading is None:
                continue
            if _PARTS.search(reading.name):
                if reading.score >= _BEFORE_SPEECH and reading.follow > 0:
                    self.add(at, reading)
            elif (
                reading.chinese and reading.score >= _BEFORE_OFFICE and _TAKES.match(self.folded, reading.end)
            ):
                self.add(at, reading, proved=True)
            elif reading.score >= _BEFORE_SPEECH:
                says = _SPEECH if reading.chinese else _SAYS
                does = reading.score >= _BEFORE_DEED and _DEED.match(self.folded, reading.end)
                if does or says.match(self.folded, reading.end):
                    self.add(at, reading)

    def natives(self) -> None:
        """Add whom the place they are from introduces: 某地人某某, 来自某地的某某."""
        for start, end in sorted(self.bodies.items()):
            after = self.folded[end : end + 1]
            if after == "人":
                wanted = _NATIVE
            elif after == "的" and self.folded.endswith("来自", 0, start):
                wanted = _FROM
            else:
                continue
            reading = self.read(end + 1, proved=True)
            if reading and len(reading.name) > 2 and reading.follow > 0 and reading.score >= wanted:
                self.add(end + 1, reading, proved=True)
                self.rest_of_list(reading.end, "role", spaced=False)

    def latin(self) -> None:
        """Add names in Latin letters that follow a title: 总经理David Lin."""
        for match in _LATIN_NAME.finditer(self.folded):
            title = title_before(self.folded, match.start(), self.ends)
            if title is None or title.group in ("role", "address", "byline"):
                continue
            self.add(match.start(), Reading(match.end(), match.group(), 9.0, 2.0, False), proved=True)
            self.holders.append((title, [match.start()]))

    def in_lists(self) -> None:
        for match in _bare_lists(self.folded):
            at, found, parts = match.start(), [], match.group().split("、")
            for number, part in enumerate(parts, start=1):
                reading = self.read(at)
                if reading is None or (reading.end < at + len(part) and number < len(parts)):
                    break
                found.append((at, reading))
                at += len(part) + 1
            good = [item for item in found if item[1].score >= _IN_BARE_LIST and item[1].follow > 0]
            long = [item for item in good if len(item[1].name) > 2 and item[1].name[-1] not in _LANDFORM]
            if (
                len(good) >= 3
                and good == found[: len(good)]
                and len(parts) - len(good) < 2
                and len(long) * 2 >= len(good)
            ):
                for start, reading in good:
                    self.add(start, reading)
        for match in found_in(self.folded, _APPOINTED):
            leaves = match["found"][:2] in ("免去", "接受")  # what is left follows the name: its post
            reading = self.read(match.end("found"), proved=True)
            if reading is None and leaves:
                reading = read_name(self.folded, match.end("found"), {}, foreign=False)
            if reading is None:
                continue
            likely = leaves and len(reading.name) == 3 and given_score(reading.name) >= _LIKE_A_NAME
            wanted = _LEAVING_SELDOM if likely else _LEAVING if leaves else _AFTER_APPOINTMENT
            if reading.score >= wanted and (leaves or reading.follow > 0):
                self.add(match.end("found"), reading, proved=True)
        for match in _HONOURED.finditer(self.folded):
            reading = self.read(match.end())
            if reading is None or len(reading.name) < 3 or reading.score < _AFTER_HONOUR:
                continue
            if _AFTER_HONOURED.match(self.folded, reading.end):
                self.add(match.end(), reading)

    def introduced(self) -> None:
        """Add who opens a line with the post behind the name: 某某(县文旅局局长), as speakers do."""
        shifted = "\n" + self.folded  # so that the first line begins as the others do
        for match in _NAME_AND_POST.finditer(shifted):
            at, after_name = match.start("name") - 1, match.end("name") - 1
            end = match.end("post") - 1 - (shifted[match.end("post") - 1] == ")")
            title = title_before(self.folded, end, self.ends)
            if title is None or title.start <= after_name or title.group in ("role", "address"):
                continue
            reading = self.read(at, proved=True)
            if reading is not None and reading.end == after_name and reading.score >= _INTRODUCED:
                self.add(at, reading, proved=True)
                self.holders.append((title, [at]))

    def signed(self) -> None:
        for match in _SIGNED.finditer(self.folded, max(len(self.folded) - 40, 0)):
            at, read = match.start(1), []
            for part in match.group(1).split(" "):
                reading = self.read(at)
                if reading and reading.end == at + len(part):
                    read.append((at, reading))
                at += len(part) + 1
            sure = any(reading.score >= _AFTER_HONOUR for _, reading in read)
            for at, reading in read:
                if sure and reading.score >= (_BESIDE_SIGNED if len(read) > 1 else _AFTER_HONOUR):
                    self.add(at, reading)
        for match in _OPENS_BYLINE.finditer(self.folded):
            reading = self.read(match.end())
            if reading and _REPORTER.match(self.folded, reading.end) and reading.score >= _IN_LIST:
                self.add(match.end(), reading)

    def repeated(self) -> None:
        """Find every other occurrence of the full names found, and of the last part of dotted ones."""
        full: dict[str, str] = {}
        for _, (_, name) in sorted(self.persons.items()):
            full.setdefault(name, name)
        for name in list(full):
            last = _PARTS.split(name)[-1]
            if last != name and len(last) > 1:
                full.setdefault(last, name)
        if not full:
            return
        last = 0
        for start, end in find_words(self.folded, full):
            if start < last:
                continue
            last = end
            if start in self.persons or follows(self.folded, end, {}) < -2:
                continue
            covers = 0 < self.bodies.get(start, 0) <= end  # a part of the name seemed a place
            self.add(start, Reading(end, full[self.folded[start:end]], 9.0, 0.0, True), proved=covers)

    def paired(self) -> None:
        for start, (end, _) in sorted(self.persons.items()):
            pair = _PAIR.match(self.folded, end)
            if pair:
                reading = self.read(pair.end())
                if reading and reading.score >= _IN_PAIR and reading.follow > 0:
                    self.add(pair.end(), reading)
            if start and _PAIR.match(self.folded, start - 1, start):
                clause = start - 1
                while clause and start - clause < 10 and "\u3400" <= self.folded[clause - 1] <= "\u9fff":
                    clause -= 1
                reading = self.read(clause)
                if reading and reading.end == start - 1 and reading.score >= _OPENS_PAIR:
                    self.add(clause, reading)

    def appointed(self) -> None:
        """Add the holders of titles that come after the name: 某某任县财政局局长."""
        for start, (end, _) in sorted(self.persons.items()):
            match = (
                _TAKES_OFFICE.match(self.folded, end)
                or _NOW_HOLDS.match(self.folded, end)
                or _RESIGNS.match(self.folded, end)
            )
            if match is None and _LEFT.search(self.folded, max(start - 3, 0), start):
                match = _LEAVES_OFFICE.match(self.folded, end)
            if match is None:
                continue
            self.hold(match, start)
            if also := _ALSO_LEAVES.match(self.folded, match.end()):
                self.hold(also, start)

    def hold(self, office: re.Match[str], start: int) -> None:
        """Keep the title that the words of an ``office`` end with as one of the person at ``start``."""
        title = title_before(self.folded, office.end("office"), self.ends)
        if title is None or title.group in ("role", "address"):
            return
        begin = office.start("office")  # 当选 before it is no part of the title
        title = title._replace(start=max(title.start, begin), outer=max(title.outer, begin))
        self.holders.append((title, [start]))

    def read(self, at: int, *, proved: bool = False) -> Reading | None:
        """Read a name at ``at``; where a title proves one, a body that runs over it is mistaken."""
        if at in self.inside and not proved:
            return None
        if proved and at in self.bodies:
            beyond = {start: self.bodies[start] for start in range(at + 1, at + 12) if start in self.bodies}
            reading = read_name(self.folded, at, beyond, foreign=True)
            exact = reading is not None and reading.end >= self.bodies[at]
            least = _IS_BODY if exact else _IN_BODY
            return reading if reading and reading.score >= least and reading.follow > 2 - exact else None
        return read_name(self.folded, at, self.bodies, foreign=True)

    def add(self, start: int, reading: Reading, *, proved: bool = False) -> None:
        """Keep a name unless it overlaps one found before or lies in the name of a body."""
        span = range(start, reading.end)
        if (start in self.inside and not proved) or not self.taken.isdisjoint(span):
            return
        self.persons[start] = reading.end, reading.name
        self.taken.update(span)


def _bare_lists(folded: str) -> Iterator[re.Match[str]]:
    """Yield what `finditer` of ``_BARE_LIST`` would, which is looked for before the marks of lists alone."""
    last = 0
    for mark in _LISTED.finditer(folded):
        for at in range(max(mark.start() - _FARTHEST, last), mark.start() - 1):
            match = _BARE_LIST.match(folded, at)
            if match:
                last = match.end()
                yield match
                break


def _covered(bodies: Mapping[int, int]) -> set[int]:
    return {offset for start, end in bodies.items() for offset in range(start, end)}
