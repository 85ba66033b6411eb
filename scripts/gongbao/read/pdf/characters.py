"""Characters as PDFs give them -> those that a writer of Chinese means."""

import re
import unicodedata
from functools import cache

from gongbao.schema.codelists import rows

__all__ = ["HAN", "is_han", "set_close", "unified"]

HAN = "\u2e80-\u303f\u31c0-\u31ef\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_IS_HAN = re.compile(f"[{HAN}]")
_SPACED_OUT = re.compile(f"(?:[{HAN}] ){{3,}}[{HAN}]")


@cache
def _table() -> dict[int, str]:
    """Return the radicals and compatibility characters that fonts give for common ones (⼯ for 工)."""
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    table |= {code: unicodedata.normalize("NFC", chr(code)) for code in range(0xF900, 0xFB00)}
    table |= {ord(row["radical"]): row["character"] for row in rows("radicals")}
    return table | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


def unified(text: str) -> str:
    """Return ``text`` with one character for each that looks the same."""
    return text.translate(_table())


def is_han(character: str) -> bool:
    """Tell whether this is a Han character or a mark as wide as one."""
    return _IS_HAN.match(character) is not None


def set_close(line: str) -> str:
    """Return ``line`` with words that were spaced out (政 府 工 作 报 告) set close."""
    return _SPACED_OUT.sub(lambda match: match[0].replace(" ", ""), line)
