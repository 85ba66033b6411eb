"""The XML parts of a Word file, each read up to a limit, so that a small file cannot fill the memory."""

import io
import zipfile
from typing import Any

from lxml import etree

from gongbao.read.errors import DamagedFile, EmptyFile, EncryptedFile, OtherFormat, ReadError, TooLarge

__all__ = ["FORMAT", "Archive", "parser_options"]

FORMAT = "Word file (.docx)"
_BODY_LIMIT = 128 * 2**20
_PART_LIMIT = 16 * 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_DOCX = "Open it and save it as .docx, then add that."
# What other files begin with that are met under this name.
_OTHERS = (
    (b"{\\rtf", "it is Rich Text (RTF)", _AS_DOCX),
    (b"%PDF-", "it is a PDF", "Name it .pdf."),
    (b"<?xml", "it is XML, as Word 2003 wrote it", _AS_DOCX),
    (b"<!DOCTYPE", "it is a web page", "Name it .html."),
    (b"<html", "it is a web page", "Name it .html."),
    (b"MIME-Version:", "it is a web page in one file (MHTML)", _AS_DOCX),
)


def parser_options() -> dict[str, Any]:
    """Return how XML is read here: no entities, no network, and the library's own limits of size and depth."""
    return {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


class Archive:
    """A Word file that is open. ``body`` is the path of its main part."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open ``data``.

        Raises:
            ReadError: it is no Word file, or closed by a password.
        """
        self._name = name
        if not data:
            raise EmptyFile(name)
        if not data.startswith(b"PK"):
            raise _other(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise self.damaged(error) from error
        self.body = self._main_part()

    def damaged(self, error: Exception) -> DamagedFile:
        """Return the error that says so, with the first words of its cause."""
        return DamagedFile(self._name, FORMAT, str(error)[:120] or type(error).__name__)

    def part(self, path: str, limit: int = _PART_LIMIT) -> bytes | None:
        """Return the bytes of a part; ``None`` where the file has no such part.

        Raises:
            ReadError: the part is damaged, encrypted, or longer than ``limit`` bytes.
        """
        info = self._members.get(path)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise EncryptedFile(self._name, FORMAT)
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except Exception as error:
            raise self.damaged(error) from error
        if len(data) > limit:
            raise TooLarge(self._name, f"its part {path}", limit, "bytes")
        return data

    def tree(self, path: str) -> Any:
        """Return the root element of a small part, ``None`` where there is none or it cannot be understood."""
        data = self.part(path)
        try:
            return None if data is None else etree.fromstring(data, etree.XMLParser(**parser_options()))
        except (etree.LxmlError, ValueError):
            return None

    def has_pictures(self) -> bool:
        """Tell whether pictures are in the file."""
        return any(path.startswith("word/media/") for path in self._members)

    def body_bytes(self) -> bytes:
        """Return the bytes of the main part."""
        return self.part(self.body, _BODY_LIMIT) or b""

    def _main_part(self) -> str:
        """Return the path of the main part, as the relationships of the package say."""
        root = self.tree("_rels/.rels")
        for relation in root if root is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                path = str(relation.get("Target", "")).lstrip("/")
                if path in self._members and path.startswith("word/"):
                    return path
        if "word/document.xml" in self._members:
            return "word/document.xml"
        raise OtherFormat(self._name, FORMAT, _kind_of_archive(set(self._members)), _AS_DOCX)


def _kind_of_archive(members: set[str]) -> str:
    if any(path.startswith("xl/") for path in members):
        return "it is an Excel workbook (.xlsx)"
    if any(path.startswith("ppt/") for path in members):
        return "it is a presentation (.pptx)"
    if "content.xml" in members:
        return "it is an OpenDocument file (.odt)"
    return "it is a ZIP archive without a Word document in it"


def _other(data: bytes, name: str) -> ReadError:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, found, advice in _OTHERS:
        if start[: len(signature)].lower() == signature.lower():
            return OtherFormat(name, FORMAT, found, advice)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return EncryptedFile(name, FORMAT)
        return OtherFormat(name, FORMAT, "it is a Word file of before 2007 (.doc)", _AS_DOCX)
    return OtherFormat(
        name, FORMAT, "it is no ZIP archive, as every .docx is", "Name it as what it is, or save it as .docx."
    )
