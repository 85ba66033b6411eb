"""The bytes of a web page -> its tree of elements, without what no reader sees."""

import re
from typing import Any

from lxml import html

from gongbao.read.decoding import decode_markup
from gongbao.read.errors import BlankText, TooLarge, UnknownEncoding

__all__ = ["decode_page", "drop_all", "parse"]

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# Everything else that Chinese pages declare is told from its bytes, which declarations often belie.
_BELIEVED = {
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
}
_DEEPEST = 2048
_UNSEEN = [
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "iframe",
    "object",
    "embed",
    "applet",
    "svg",
    "canvas",
    "video",
    "audio",
    "map",
    "math",
    "select",
    "option",
    "button",
    "textarea",
    "input",
    "datalist",
    "dialog",
    "rt",
    "rp",
]


def decode_page(data: bytes, name: str) -> tuple[str, str]:
    """Return the characters of a page and the name of their encoding.

    A byte order mark and valid UTF-8 tell for themselves; else GB18030, or Big5 where the page declares it.

    Raises:
        ReadError: as :func:`gongbao.read.decoding.decode_markup`.
    """
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    encoding = _BELIEVED.get(declared[1].decode("ascii").lower()) if declared else None
    if encoding is None:
        return decode_markup(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        found = data[error.start : error.start + 4]
        raise UnknownEncoding(name, encoding.upper(), error.start, found) from error


def parse(markup: str, name: str) -> tuple[Any, Any]:
    """Return the ``head`` of a page (or ``None``) and its ``body``.

    Raises:
        ReadError: there is nothing in it, or its elements are nested without end.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (html.etree.LxmlError, ValueError, AssertionError) as error:
        raise BlankText(name) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooLarge(name, "the page", _DEEPEST, "elements inside each other, or another size without end")
    head, body = root.find("head"), root.find("body")
    if body is None:
        raise BlankText(name)
    drop_all(list(body.iter(*_UNSEEN)))
    return head, body


def drop_all(elements: list[Any]) -> None:
    """Take ``elements`` out of their tree, each with all below it; what follows them stays."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()
