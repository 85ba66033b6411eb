"""PDF: paragraphs over lines and pages, no running heads, pages known, scans and locked files refused."""

import io
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gongbao.extract import extract
from gongbao.read import read_bytes
from gongbao.read.errors import DamagedFile, EmptyFile, EncryptedFile, NoTextOnPages, OtherFormat
from read.formats.making import PARAGRAPHS, TABLE, as_page, as_pdf

_CHROMIUM = Path("/usr/bin/chromium")
_SENTENCE = "全区新建道路20公里，完成投资35亿元，同比增长8%，新增就业1.2万人，受益群众达到3.6万户"


def _long() -> list[str]:
    return ["白塘区工作报告", *(f"第{number}项工作进展顺利：{_SENTENCE * 3}。" for number in range(1, 25))]


def test_a_paragraph_runs_over_lines_and_pages_and_stays_one() -> None:
    report = read_bytes(as_pdf(_long(), head="白塘区2024年工作报告汇编"), "a.pdf")
    assert report.text.splitlines() == _long()
    assert len(report.pages) > 3


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = read_bytes(as_pdf(_long(), head="白塘区2024年工作报告汇编"), "a.pdf").text
    assert "汇编" not in text
    assert "— 2 —" not in text


def test_bare_page_numbers_are_left_out_and_a_number_in_the_text_stays() -> None:
    data = _drawn([[(280, 20, str(page + 7)), (72, 700, f"第{page}页的正文说明情况。")] for page in range(4)])
    assert [line[-3:] for line in read_bytes(data, "a.pdf").text.splitlines()] == ["情况。"] * 4


def test_each_passage_knows_the_page_that_it_begins_on() -> None:
    report = read_bytes(as_pdf(_long()), "a.pdf")
    passages = extract(report).passages
    shown = pypdfium2.PdfDocument(as_pdf(_long()))
    for passage in passages:
        assert passage.page is not None
        words = shown[passage.page - 1].get_textpage().get_text_range()
        assert passage.text[:4] in words.replace("\r\n", "")
    assert passages[-1].page == len(report.pages)


def test_paragraphs_without_an_indent_are_told_by_their_short_last_line() -> None:
    report = read_bytes(as_pdf(_long(), indent=0), "a.pdf")
    assert report.text.splitlines() == _long()


def test_a_word_that_is_spaced_out_is_set_close() -> None:
    assert "政府工作报告" in read_bytes(_drawn([[(72, 700, "政 府 工 作 报 告")]]), "a.pdf").text


def test_columns_are_read_one_after_the_other() -> None:
    left = [(60, 700 - 20 * i, f"左栏第{i}行说的是去年完成的工作内") for i in range(8)]
    right = [(320, 700 - 20 * i, f"右栏第{i}行说的是今年安排的工作内") for i in range(8)]
    text = read_bytes(_drawn([left + right]), "a.pdf").text
    assert text.index("左栏第7行") < text.index("右栏第0行")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_along_their_lines(turn: int) -> None:
    document = pypdfium2.PdfDocument(as_pdf(PARAGRAPHS))
    for page in document:
        page.set_rotation(turn)
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue(), "a.pdf").text.splitlines() == list(PARAGRAPHS)


def test_text_that_is_drawn_sideways_is_read_along_its_lines() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.rotate(90)
    canvas.setFont("STSong-Light", 14)
    for number, line in enumerate(("横排的大表写在竖放的纸上，说明上", "半年完成投资35亿元。")):
        canvas.drawString(72, -100 - 20 * number, line)
    canvas.save()
    assert (
        read_bytes(stream.getvalue(), "a.pdf").text
        == "横排的大表写在竖放的纸上，说明上半年完成投资35亿元。\n"
    )


def test_a_watermark_across_the_page_is_left_out() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(72, 500, "全区新建道路20公里。")
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.setFont("STSong-Light", 60)
    canvas.drawString(0, 0, "内部资料")
    canvas.save()
    assert read_bytes(stream.getvalue(), "a.pdf").text == "全区新建道路20公里。\n"


def test_a_wide_page_with_a_table_keeps_its_rows() -> None:
    text = read_bytes(as_pdf(PARAGRAPHS, TABLE, size=landscape(A4)), "a.pdf").text
    assert "| 粮食产量 | 万吨 | 30.5 | 1.2 |" in text


def test_characters_that_only_look_like_common_ones_are_made_common() -> None:
    from gongbao.read.pdf.characters import unified

    assert unified("⼯作⻓江⾏动⻋辆") == "工作长江行动车辆"


def test_a_scanned_document_is_refused_with_the_remedy() -> None:
    with pytest.raises(NoTextOnPages, match="none of its 3 pages has text.*OCR"):
        read_bytes(_scanned(pictures=3), "scan.pdf")


def test_a_document_that_is_mostly_scanned_names_its_pages() -> None:
    with pytest.raises(
        NoTextOnPages, match=r"of its 5 pages, 4 are pictures without text \(page 1, 2, 3, 4\)"
    ):
        read_bytes(_scanned(pictures=4, texts=1), "scan.pdf")


def test_a_picture_on_the_cover_is_told_and_the_report_is_read() -> None:
    report = read_bytes(_scanned(pictures=1, texts=4), "a.pdf")
    facts = extract(report)
    assert [passage.page for passage in facts.passages] == [2, 3, 4, 5]
    (finding,) = (finding for finding in facts.findings if finding.rule == "pages_without_text")
    assert finding.message == "1 of 5 pages are pictures without text: 1"


def test_a_password_is_asked_for_in_vain_and_the_remedy_is_said() -> None:
    with pytest.raises(EncryptedFile, match="without a password.*Save a copy"):
        read_bytes(as_pdf(PARAGRAPHS, password="secret"), "locked.pdf")


def test_an_empty_password_opens() -> None:
    assert read_bytes(as_pdf(PARAGRAPHS, password=""), "a.pdf").text.splitlines() == list(PARAGRAPHS)


def test_blank_pages_alone_are_no_report() -> None:
    with pytest.raises(NoTextOnPages):
        read_bytes(_drawn([[], []]), "blank.pdf")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"%PDF-1.7\n", DamagedFile),
        (as_pdf(PARAGRAPHS)[:800], DamagedFile),
        (b"PK\x03\x04 word", OtherFormat),
        (b"<html><body>", OtherFormat),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OtherFormat),
        ("白塘区工作报告".encode(), OtherFormat),
    ],
)
def test_what_is_no_pdf_is_named_for_what_it_is(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match="bad.pdf: "):
        read_bytes(data, "bad.pdf")


@pytest.mark.skipif(not _CHROMIUM.exists(), reason="needs Chromium, which prints the page")
def test_what_a_browser_prints_is_read_as_the_page_is(tmp_path: Path) -> None:
    page = as_page(PARAGRAPHS, TABLE).decode().split('<div class="header">')[0]
    body = "".join(f"<p style='text-indent:2em'>{text}</p>" for text in PARAGRAPHS * 5)
    (tmp_path / "a.html").write_text(page + body, encoding="utf-8")
    command = [
        str(_CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}",
        f"--print-to-pdf={tmp_path / 'a.pdf'}", (tmp_path / "a.html").as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    lines = read_bytes((tmp_path / "a.pdf").read_bytes(), "a.pdf").text.splitlines()
    assert [line for line in lines if line in PARAGRAPHS] == list(PARAGRAPHS * 5)


def test_a_table_of_contents_is_lines_and_no_table() -> None:
    entries = ["一、去年工作回顾", "二、今年总体要求", "三、今年重点任务", "四、加强自身建设"]
    page = [
        (72, 760 - 24 * number, f"{entry}{' .' * (60 - 4 * number)} {number * 4 + 3}")
        for number, entry in enumerate(entries)
    ]
    lines = read_bytes(_drawn([page]), "a.pdf").text.splitlines()
    assert [line[: len(entry)] for line, entry in zip(lines, entries, strict=True)] == entries
    assert not any("|" in line for line in lines)


def test_items_with_bullets_are_lines_of_their_own() -> None:
    items = [
        f"● 第{number}项：全区新建道路20公里，完成投资35亿元，同比增长8%，新增就业" for number in "一二三"
    ]
    page = [(40.0, 700.0 - 20 * number, item) for number, item in enumerate(items)]
    assert len(read_bytes(_drawn([page]), "a.pdf").text.splitlines()) == 3


def _drawn(pages: list[list[tuple[float, float, str]]]) -> bytes:
    """Return a PDF with each string of each page at its place, counted in points from below left."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for strings in pages:
        canvas.setFont("STSong-Light", 14)
        for x, y, text in strings:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _scanned(pictures: int, texts: int = 0) -> bytes:
    """Return a PDF of pages that are pictures, and of pages with text after them."""
    from PIL import Image

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    picture = ImageReader(Image.new("L", (100, 140), 200))
    for _ in range(pictures):
        canvas.drawImage(picture, 0, 0, *A4)
        canvas.showPage()
    for number in range(texts):
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(72, 700, f"全区新建道路{number + 20}公里，完成投资35亿元。")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
