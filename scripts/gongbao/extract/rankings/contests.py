"""Contests that ranks come from (考核, 评价): the last that the text spoke of."""

import re

from gongbao.extract.document import Document
from gongbao.extract.rankings.beside import FiguresBeside
from gongbao.extract.rankings.order import evaluation_in
from gongbao.extract.vocabulary import alternation, words

__all__ = ["Contests"]

_SENTENCES_BACK = 4
_CONTEST = re.compile(
    rf"[^,;:。!?、“”《》()\n]{{0,24}}?(?:{alternation(words('ranking_words', 'evaluation'))})+(?:排名)?"
    r"|在[^,;:。!?、“”《》()\n]{2,20}?(?:指数|排名|排行|榜)(?:排名)?(?=[中里上])"
)


class Contests:
    """Finds the contests of a text; ``beside`` learns which figures only count who takes part in one."""

    def __init__(self, document: Document, beside: FiguresBeside) -> None:
        self._document = document
        self._folded = document.folded
        self._beside = beside

    def last_in(self, start: int, end: int) -> str | None:
        """Return the last contest that the text from ``start`` to ``end`` speaks of."""
        found = None
        for match in _CONTEST.finditer(self._folded[start:end]):
            found = match.group()
            # What is counted there are those who take part (在全省114个园区评估中).
            self._beside.leave_out(start + match.start(), start + match.end())
        return evaluation_in(found) if found else None

    def before(self, begin: int) -> str | None:
        """Return the contest that the sentences before spoke of last."""
        index = self._document.passage_at(begin)
        for passage in reversed(self._document.passages[max(0, index - _SENTENCES_BACK) : index + 1]):
            if contest := self.last_in(passage.start, min(passage.end, begin)):
                return contest
        return None
