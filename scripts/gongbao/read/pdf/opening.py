"""Opens a PDF file and gives its pages; says why one cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from gongbao.read.errors import DamagedFile, EmptyFile, EncryptedFile, OtherFormat, ReadError, TooLarge

__all__ = ["opened", "picture_share"]

_FORMAT = "PDF"
_HEADER_WITHIN = 1024
_MOST_PAGES = 20_000
_NAME_IT = "Name it as what it is: .docx, .html or .txt."
_AS_PDF = "Open it and save it as .pdf, .docx or plain text, then add that."
_OTHERS = (
    (b"PK\x03\x04", "it is a ZIP archive, as a .docx is", _NAME_IT),
    (b"\xd0\xcf\x11\xe0", "it is a Word file of before 2007 (.doc)", _AS_PDF),
    (b"{\\rtf", "it is Rich Text (RTF)", _AS_PDF),
    (b"<", "it is a web page or XML", _NAME_IT),
)
_DEEPEST = 3  # pictures in forms in forms


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """Give the PDF that ``data`` holds; an empty password that opens it is used.

    Raises:
        ReadError: it is no PDF, damaged, or closed by a password.
    """
    if not data:
        raise EmptyFile(name)
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise _other(data, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, name) from error
    try:
        if len(document) > _MOST_PAGES:
            raise TooLarge(name, "the PDF", _MOST_PAGES, "pages")
        if not len(document):
            raise DamagedFile(name, _FORMAT, "it has no pages")
        yield document
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(name, _FORMAT, str(error)[:120]) from error
    finally:
        document.close()


def picture_share(page: Any) -> float:
    """Return which part of a page is covered by its largest picture, from 0 to 1."""
    left, bottom, right, top = page.get_bbox()
    whole = abs((right - left) * (top - bottom)) or 1.0
    largest = 0.0
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        x0, y0, x1, y1 = item.get_bounds()
        largest = max(largest, abs((x1 - x0) * (y1 - y0)) / whole)
    return largest


def _unopened(error: Any, name: str) -> ReadError:
    code = getattr(error, "err_code", None)
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return EncryptedFile(name, _FORMAT)
    return DamagedFile(name, _FORMAT, "its structure cannot be read")


def _other(data: bytes, name: str) -> ReadError:
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, found, advice in _OTHERS:
        if start.startswith(signature):
            return OtherFormat(name, _FORMAT, found, advice)
    return OtherFormat(name, _FORMAT, "it does not begin with %PDF", _NAME_IT)
