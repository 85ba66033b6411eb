"""Generic terms that names end in (高速公路, 产业园, 管委会), and what may follow one inside the name."""

import re

from gongbao.extract.vocabulary import alternation
from gongbao.schema.codelists import rows

__all__ = ["FIRM_END", "HEADS", "HEAD_END", "PHASE", "PHASE_WORD"]

HEADS = {row["word"]: row for row in rows("name_heads")}
# What may follow a term inside a name: a section, a phase, a quarter of the compass, a place in brackets.
PHASE = (
    r"(?:(?<=[路速铁桥管道河程])(?:[一-龥]{2,5}至)?[一-龥]{2,4}段(?![一-龥]?落)"
    r"|[一二三四五六七八九十]期|[\dIVX]+期|[东西南北]区|新馆|[A-Z]区|新?(?:[东西南北]?[校院馆厂]区)|[A-Z]地块|(?<=机场)第?[二三四]跑道|[一二三四五六七八九]标段?"
    r"|[东西南北]延(?:长|伸)?[线段]|(?:支|连接|延长|延伸|联络|复|改)线(?!路)|货场|站前广场"
    r"|(?:门诊|住院|医技|急诊|教学|实验|科研|办公|综合)+大?楼"
    r"|\([^()\s,、]{1,8}段\)|\([一-龥]{2,4}\))"
)
PHASE_WORD = re.compile(r"[一二三四五六七八九十]期")
_STRONG = alternation(
    word for word, row in HEADS.items() if row["strength"] in ("strong", "sure") and len(word) > 1
)
FIRM_END = re.compile(
    rf"(?:{alternation(w for w, r in HEADS.items() if r['role'] == 'organisation' and len(w) > 1)})$"
)
HEAD_END = re.compile(rf"(?:{_STRONG}){PHASE}?$")
