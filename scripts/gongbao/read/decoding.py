"""Bytes -> text, for the encodings that Chinese reports come in. Nothing is guessed silently."""

import codecs
import re

from gongbao.read.errors import BlankText, ControlCharacter, EmptyFile, NotText, UnknownEncoding

__all__ = ["decode", "decode_markup"]

# A byte order mark names the encoding; those of UTF-32 first, since one begins like one of UTF-16.
# Decoding drops the mark, which is no part of the text.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "it begins like a PDF"),
    (b"PK\x03\x04", "it begins like a ZIP archive, as .docx and .xlsx do"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it begins like a Word or Excel file of before 2007"),
    (b"{\\rtf", "it begins like Rich Text (RTF)"),
    (b"\x89PNG\r\n", "it begins like a PNG picture"),
    (b"\xff\xd8\xff", "it begins like a JPEG picture"),
    (b"\x1f\x8b", "it begins like a gzip archive"),
)
# Tab, line feed, vertical tab, form feed, carriage return and next line are white space; the rest of the
# control characters stand in no text and in no CSV.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
# Of the characters beyond ASCII in 1,256 reports, at least 70% stand in the rows of GB2312 that hold marks
# and its 3,755 most common characters; of the same reports in Big5 read as GB18030, at most 26%.
_COMMON = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_LEAST_COMMON_SHARE = 0.5
_MOST_BROKEN_SHARE = 0.1
_SHOWN_BYTES = 4


def decode(data: bytes, file: str) -> tuple[str, str]:
    """Return the text of ``data`` and the name of its encoding; ``data.decode(encoding)`` is the text.

    Nothing is stripped or normalised, line ends included, but for a byte order mark.

    Args:
        data: the bytes of a file.
        file: the file's name, for errors.

    Raises:
        EmptyFile, BlankText, NotText, UnknownEncoding, ControlCharacter: if they are no text.
    """
    text, encoding = decode_markup(data, file)
    if not text.strip().strip(_INVISIBLE).strip():
        raise BlankText(file)
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise ControlCharacter(file, control[0], control.start(), line)
    return text, encoding


def decode_markup(data: bytes, file: str) -> tuple[str, str]:
    """Return what :func:`decode` does, and leave it to the caller whether there is a text in it.

    Raises:
        EmptyFile, NotText, UnknownEncoding: as :func:`decode`.
    """
    if not data:
        raise EmptyFile(file)
    _refuse_known_formats(data, file)
    return _decode(data, file)


def _refuse_known_formats(data: bytes, file: str) -> None:
    for signature, description in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(file, description, 0)


def _decode(data: bytes, file: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(encoding, data, file), encoding
    if (offset := data.find(b"\0")) >= 0:
        raise NotText(file, "it has a zero byte, and no byte order mark of UTF-16", offset)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _is_broken_utf8(data):
            raise _unknown("UTF-8", error, file) from error
    text = _decode_as("gb18030", data, file)
    _refuse_unlikely_gb18030(text, data, file)
    return text, "gb18030"


def _decode_as(encoding: str, data: bytes, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown(encoding.removesuffix("-sig").upper(), error, file) from error


def _unknown(encoding: str, error: UnicodeDecodeError, file: str) -> UnknownEncoding:
    return UnknownEncoding(
        file, encoding, error.start, error.object[error.start : error.start + _SHOWN_BYTES]
    )


def _is_broken_utf8(data: bytes) -> bool:
    """Return whether this is UTF-8 with some damage: read as GB18030 it would be another text."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    beyond_ascii = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return broken <= _MOST_BROKEN_SHARE * beyond_ascii


def _refuse_unlikely_gb18030(text: str, data: bytes, file: str) -> None:
    """Refuse what GB18030 allows but no Chinese report says: Big5, Latin-1 and the like."""
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if len(_COMMON.findall(data)) >= _LEAST_COMMON_SHARE * beyond_ascii:
        return
    offset = next(i for i, byte in enumerate(data) if byte > 127)
    raise UnknownEncoding(file, "UTF-8, nor likely GB18030", offset, data[offset : offset + _SHOWN_BYTES])
