"""Makes files of each format with the libraries that people write them with. Places and people are invented."""

import html
import io
from collections.abc import Sequence

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

PARAGRAPHS = (
    "白塘区2024年政府工作报告",
    "一、去年工作回顾",
    (
        "2023年，全区地区生产总值达到1234.5亿元，增长5.2%；规模以上工业增加值增长6.8%，增速居全市第2位。"
        "固定资产投资完成321亿元，其中工业投资123.4亿元，增长11.5%。一般公共预算收入88.6亿元，同比增长7.3%。"
    ),
    (
        "新签约超亿元项目60个，其中百亿级项目5个。新增城镇就业1.2万人，城乡居民人均可支配收入分别增长6.1%、7.9%。"
        "外贸进出口总额215亿元，下降3.4%。新建道路20公里，改造老旧小区35个，惠及居民1.8万户。"
    ),
    "二、今年主要目标",
    (
        "今年，地区生产总值增长6%左右，新增就业1.5万人以上，单位地区生产总值能耗下降2.5%。"
        "到2025年，常住人口城镇化率达到72%，粮食总产量稳定在30万吨以上。"
    ),
)
TABLE = (
    ("指标", "单位", "2023年", "增长（%）"),
    ("粮食产量", "万吨", "30.5", "1.2"),
    ("常住人口", "万人", "88.1", "-0.3"),
    ("社会消费品零售总额", "亿元", "410.2", "6.6"),
)
_FONT = "STSong-Light"


def as_word(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a Word file of ``paragraphs``, the first as its title, and ``table`` after them."""
    document = Document()
    for number, text in enumerate(paragraphs):
        document.add_paragraph(text, style="Title" if number == 0 else None)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    return saved(document)


def saved(document: object) -> bytes:
    """Return the bytes of a document of python-docx."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def as_page(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), encoding: str = "utf-8") -> bytes:
    """Return a page as a government site serves it, with all that such sites put around a report."""
    title, *others = paragraphs
    body = "".join(f"<p>　　{html.escape(text)}</p>\n" for text in others)
    rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in table)
    return f"""<!DOCTYPE html><html><head>
<meta charset="{encoding}"><title>{title}_白塘区人民政府</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2024-02-03 09:00:00">
<script>var visits = "访问量99999人次，增长88%。";</script><style>p {{ color: red }}</style></head><body>
<div class="header"><a href="/">首页</a><a href="/x">政务公开</a></div>
<div class="mainNav"><ul><li><a href="#">新闻，要闻</a></li><li><a href="#">公告</a></li></ul></div>
<div class="BreadCrumb">当前位置：<a href="/">首页</a> &gt; <a href="/g">政务公开</a> &gt; <a href="#">政府工作报告</a></div>
<div class="wrap"><h1>{title}</h1>
<div class="info">发布时间：2024-02-03　来源：区政府办公室　浏览次数：4321</div>
<div class="bdsharebuttonbox"><a href="#">微信</a><a href="#">微博</a></div>
<div id="zoom">{body}<table>{rows}</table></div>
<div class="relatedNews"><h3>相关报道</h3><ul><li><a href="#">河东县投资增长12%，居全市第1位</a></li><li><a href="#">更多</a></li></ul></div>
</div><div class="footer">主办：白塘区人民政府办公室，联系电话：12345，网站标识码3200000001</div>
</body></html>""".encode(encoding, "xmlcharrefreplace")


def as_markdown(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """Return Markdown with a title, numbers in bold and a table."""
    title, *others = paragraphs
    rows = ["| " + " | ".join(row) + " |" for row in table]
    if rows:
        rows.insert(1, "|" + "---|" * len(table[0]))
    bold = [text.replace("1234.5亿元", "**1234.5亿元**").replace("6.8%", "**6.8%**") for text in others]
    return ("\n\n".join([f"# {title}", *bold]) + "\n\n" + "\n".join(rows) + "\n").encode()


def as_pdf(
    paragraphs: Sequence[str],
    table: Sequence[Sequence[str]] = (),
    *,
    head: str = "",
    password: str | None = None,
    flowables: Sequence[Flowable] = (),
    size: tuple[float, float] = A4,
    indent: float = 2,
) -> bytes:
    """Return a PDF set in 14 points with first lines ``indent`` characters in, ``head`` and a number on each page."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    body = ParagraphStyle(
        "body", fontName=_FONT, fontSize=14, leading=24, firstLineIndent=14 * indent, wordWrap="CJK"
    )
    title = ParagraphStyle("title", parent=body, fontSize=22, leading=36, alignment=1, firstLineIndent=0)

    def decorate(canvas: object, document: object) -> None:
        canvas.setFont(_FONT, 9)  # type: ignore[attr-defined]
        if head:
            canvas.drawString(25 * mm, size[1] - 12 * mm, head)  # type: ignore[attr-defined]
        canvas.drawCentredString(size[0] / 2, 10 * mm, f"— {document.page} —")  # type: ignore[attr-defined]

    stream = io.BytesIO()
    template = SimpleDocTemplate(
        stream, pagesize=size, encrypt=password, leftMargin=25 * mm, rightMargin=25 * mm, topMargin=25 * mm
    )
    story: list[Flowable] = [Paragraph(paragraphs[0], title)] if paragraphs else []
    story += [Paragraph(text, body) for text in paragraphs[1:]]
    if table:
        story.append(Table([list(row) for row in table], style=[("FONT", (0, 0), (-1, -1), _FONT, 12)]))
    story += flowables
    template.build(story or [PageBreak()], onFirstPage=decorate, onLaterPages=decorate)
    return stream.getvalue()


def as_text(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    """Return plain text."""
    rows = ["| " + " | ".join(row) + " |" for row in table]
    return ("\n".join([*paragraphs, *rows]) + "\n").encode()
