"""Word: what the reader of the document sees is in the text, and other files of that name are told."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from gongbao.extract import extract
from gongbao.read import read_bytes
from gongbao.read.errors import (
    BlankText,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    OtherFormat,
    PicturesOnly,
    TooLarge,
)
from read.formats.making import PARAGRAPHS, TABLE, as_word, saved

_NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%3章"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num></w:numbering>"""


def _text(document: Any) -> str:
    return read_bytes(saved(document), "a.docx").text


def _numbered(document: Any, text: str, level: int, number: str = "90") -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_automatic_numbers_are_in_the_text() -> None:
    document = Document()
    root = document.part.numbering_part.element
    for child in list(parse_xml(_NUMBERING)):
        root.append(child)
    for text, level in (
        ("去年工作", 0), ("工业增长6%", 1), ("2023年农业稳定", 1), ("今年安排", 0), ("就业1.2万人", 1), ("总则", 2), ("要点", 3),
    ):  # fmt: skip
        _numbered(document, text, level)
    assert _text(document).splitlines() == [
        "一、去年工作", "1. 工业增长6%", "2. 2023年农业稳定", "二、今年安排", "1. 就业1.2万人", "第一章 总则", "要点",
    ]  # fmt: skip


def test_the_same_list_goes_on_and_another_begins_anew() -> None:
    document = Document()
    root = document.part.numbering_part.element
    for child in list(parse_xml(_NUMBERING)):
        root.append(child)
    again = f"""<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0">
    <w:startOverride w:val="5"/></w:lvlOverride></w:num>"""
    root.append(parse_xml(again))
    _numbered(document, "去年工作", 0)
    document.add_paragraph("新建道路20公里。")
    _numbered(document, "今年安排", 0)
    _numbered(document, "附则", 0, "91")
    numbered = [line for line in _text(document).splitlines() if "、" in line]
    assert numbered == ["一、去年工作", "二、今年安排", "五、附则"]


def test_headings_of_styles_become_sections() -> None:
    document = Document()
    document.add_heading("过去五年，我们这样走来", level=1)
    document.add_paragraph("新建道路20公里。")
    report = read_bytes(saved(document), "a.docx")
    assert [passage.section for passage in extract(report).passages] == ["过去五年，我们这样走来"] * 2


def test_merged_cells_stand_in_each_row_and_column() -> None:
    document = Document()
    table = document.add_table(4, 3)
    rows = (
        ("指标", "2023年", ""),
        ("", "绝对数（亿元）", "增长（%）"),
        ("工业", "12.5", "3.1"),
        ("农业", "7", "2"),
    )
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    assert _text(document).splitlines() == [
        "| 指标 | 2023年 绝对数（亿元） | 2023年 增长（%） |",
        "| 工业 | 12.5 | 3.1 |",
        "| 农业 | 7 | 2 |",
    ]


def test_a_table_that_only_lays_out_the_page_is_prose() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "全区完成投资35亿元。"
    cell.add_paragraph("新增就业1.2万人。")
    assert _text(document).splitlines() == ["全区完成投资35亿元。", "新增就业1.2万人。"]


def test_a_column_of_ordinals_is_joined_to_its_labels() -> None:
    rows = (
        ("序号", "指标", "2023年（亿元）", "增长（%）"),
        ("1", "工业增加值", "12.5", "3"),
        ("2", "农业增加值", "7.5", "1.5"),
    )
    report = read_bytes(as_word(["统计表"], rows), "a.docx")
    assert "| 1. 工业增加值 | 12.5 | 3 |" in report.text
    levels = [(f.indicator, str(f.value)) for f in extract(report).figures if f.measure == "level"]
    assert levels == [("工业增加值", "1250000000"), ("农业增加值", "750000000")]


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_stay() -> None:
    document = Document()
    paragraph = document.add_paragraph("完成投资")
    for tag, text in (("w:del", "30"), ("w:ins", "35")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("亿元。")
    paragraph.add_run("内部批注").font.hidden = True
    assert _text(document) == "完成投资35亿元。\n"


def test_line_breaks_links_and_tabs_keep_their_words() -> None:
    document = Document()
    paragraph = document.add_paragraph("白塘区")
    paragraph.add_run().add_break()
    paragraph.add_run("工作\t报告")
    link = OxmlElement("w:hyperlink")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "（全文）"
    run.append(words)
    link.append(run)
    paragraph._p.append(link)
    assert _text(document).splitlines() == ["白塘区", "工作 报告（全文）"]


def test_headers_and_footers_are_no_text() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph("新建道路20公里。")
    assert _text(document) == "新建道路20公里。\n"


def _renamed(data: bytes, changes: dict[str, bytes]) -> bytes:
    """Return a copy of an archive with other bytes for some of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return stream.getvalue()


def _archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name in names:
            new.writestr(name, "x")
    return stream.getvalue()


_GOOD = as_word(PARAGRAPHS)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyFile, "empty"),
        (b"{\\rtf1\\ansi ...}", OtherFormat, "Rich Text.*save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), OtherFormat, "before 2007"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            EncryptedFile,
            "password",
        ),
        (b"<!DOCTYPE html><html>", OtherFormat, "web page.*Name it .html"),
        (b"%PDF-1.7", OtherFormat, "PDF.*Name it .pdf"),
        ("白塘区".encode(), OtherFormat, "no ZIP archive"),
        (_archive("xl/workbook.xml"), OtherFormat, "Excel"),
        (_archive("content.xml", "mimetype"), OtherFormat, "OpenDocument"),
        (_archive("other.txt"), OtherFormat, "without a Word document"),
        (_GOOD[: len(_GOOD) // 2], DamagedFile, "damaged"),
        (_renamed(_GOOD, {"word/document.xml": b"<w:document"}), DamagedFile, "damaged"),
        (_renamed(_GOOD, {"word/document.xml": b""}), DamagedFile, "damaged"),
        (saved(Document()), BlankText, "white space"),
    ],
)
def test_what_is_no_word_file_is_named_for_what_it_is(
    data: bytes, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=f"bad.docx: .*{words}"):
        read_bytes(data, "bad.docx")


def test_a_file_of_pictures_is_told_from_an_empty_one() -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("L", (60, 80), 200).save(picture, "PNG")
    document = Document()
    document.add_picture(picture)
    with pytest.raises(PicturesOnly, match="scan.docx: it holds pictures and no text.*OCR"):
        read_bytes(saved(document), "scan.docx")


def test_a_part_that_grows_without_end_is_refused() -> None:
    bomb = _renamed(_GOOD, {"word/styles.xml": b" " * (17 * 2**20)})
    assert len(bomb) < 100_000
    with pytest.raises(TooLarge, match="word/styles.xml has more than 16,777,216 bytes"):
        read_bytes(bomb, "bomb.docx")


def test_a_body_that_grows_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongbao.read.word.archive._BODY_LIMIT", 2**20)
    bomb = _renamed(_GOOD, {"word/document.xml": b"<a>" + b" " * (2 * 2**20)})
    with pytest.raises(TooLarge, match="word/document.xml"):
        read_bytes(bomb, "bomb.docx")


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    body = zipfile.ZipFile(io.BytesIO(_GOOD)).read("word/document.xml").decode()
    declared = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "笑">]>'
    start, end = body.split("?>", 1)
    changed = f"{start}?>{declared}{end.replace('一、去年工作回顾', '&x;&y;回顾')}".encode()
    try:
        text = read_bytes(_renamed(_GOOD, {"word/document.xml": changed}), "a.docx").text
    except DamagedFile:
        return
    assert "机密" not in text


def test_elements_nested_without_end_are_refused() -> None:
    w = f"{{{qn('w:p')[1:].split('}')[0]}}}"
    name = w[1:-1]
    deep = "<w:ins>" * 100_000
    body = f'<w:document xmlns:w="{name}"><w:body><w:p>{deep}</w:p></w:body></w:document>'.encode()
    with pytest.raises(DamagedFile):
        read_bytes(_renamed(_GOOD, {"word/document.xml": body}), "deep.docx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice, which writes the files")
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_what_libreoffice_writes_is_read(tmp_path: Path, kind: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(as_word(PARAGRAPHS, TABLE))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "in" / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    lines = read_bytes((tmp_path / f"a.{kind}").read_bytes(), f"a.{kind}").text.splitlines()
    assert lines == [*PARAGRAPHS, *("| " + " | ".join(row) + " |" for row in TABLE)]
