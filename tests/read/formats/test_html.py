"""Web pages: the document without the site, in any encoding, with what the page says of it."""

from datetime import date

import pytest

from gongbao.extract import extract
from gongbao.read import read_bytes
from gongbao.read.errors import BlankText, EmptyFile, NotText, TooLarge, UnknownEncoding
from gongbao.read.report import Source
from gongbao.read.sources import SourceRow
from read.formats.making import PARAGRAPHS, TABLE, as_page


def _lines(page: str) -> list[str]:
    return read_bytes(page.encode(), "a.html").text.splitlines()


def test_title_date_line_and_body_stay_and_the_site_goes() -> None:
    lines = read_bytes(as_page(PARAGRAPHS, TABLE), "a.html").text.splitlines()
    assert lines[:3] == [
        PARAGRAPHS[0],
        "发布时间：2024-02-03　来源：区政府办公室　浏览次数：4321",
        PARAGRAPHS[1],
    ]
    assert lines[-1] == "| 社会消费品零售总额 | 亿元 | 410.2 | 6.6 |"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gb2312", "big5"])
def test_each_encoding_is_read_as_declared(encoding: str) -> None:
    words = (
        ["白塘縣報告", "全縣新建道路20公里，完成投資35億元，人口增長三成。"]
        if encoding == "big5"
        else list(PARAGRAPHS)
    )
    report = read_bytes(as_page(words, encoding=encoding), "a.html")
    assert report.text.splitlines()[2:] == words[1:]
    assert report.encoding == {"gb2312": "gb18030", "big5": "big5hkscs"}.get(encoding, encoding)


def test_a_wrong_declaration_is_not_believed() -> None:
    page = as_page(PARAGRAPHS).decode()
    said_utf8 = page.encode("gb18030")
    said_gb = page.replace('charset="utf-8"', 'charset="gb2312"').encode()
    assert read_bytes(said_utf8, "a.html").text == read_bytes(said_gb, "a.html").text


def test_a_byte_order_mark_tells_the_encoding() -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        report = read_bytes(as_page(PARAGRAPHS).decode().encode(encoding), "a.html")
        assert report.text.splitlines()[0] == PARAGRAPHS[0]


def test_meta_tags_tell_title_and_day_where_sources_csv_does_not() -> None:
    page = as_page(PARAGRAPHS)
    source = read_bytes(page, "a.html").source
    assert (source.title, source.published_on) == (PARAGRAPHS[0], date(2024, 2, 3))
    row = SourceRow(2, Source(title="另一标题", published_on=date(2024, 2, 5)), None)
    source = read_bytes(page, "a.html", row).source
    assert (source.title, source.published_on) == ("另一标题", date(2024, 2, 5))


def test_a_labelled_date_line_tells_the_day_where_no_meta_tag_does() -> None:
    page = as_page(PARAGRAPHS).decode().replace('name="PubDate"', 'name="other"')
    assert read_bytes(page.encode(), "a.html").source.published_on == date(2024, 2, 3)


def test_the_day_of_publication_gives_last_year_its_year() -> None:
    page = as_page(["白塘区召开会议", "去年，全区新建道路20公里，完成投资35亿元。"])
    periods = [figure.period for figure in extract(read_bytes(page, "a.html")).figures]
    assert [period and period.first.year for period in periods] == [2023, 2023]


def test_the_lines_of_the_source_are_no_lines_of_the_text() -> None:
    page = "<p>全区完成\n  投资<b>35</b>亿元，GDP per\n capita增长<span>8%</span>。<br>新增就业1.2万人。</p>"
    assert _lines(page) == ["全区完成投资35亿元，GDP per capita增长8%。", "新增就业1.2万人。"]


def test_numbers_of_lists_and_raised_figures_are_kept() -> None:
    page = "<ol start=3><li>新增绿地12km<sup>2</sup>。</li><li>植树3万株。</li></ol><ul><li>其他事项，另行安排。</li></ul>"
    assert _lines(page) == ["3. 新增绿地12km²。", "4. 植树3万株。", "其他事项，另行安排。"]


def test_merged_cells_are_in_each_row_and_column() -> None:
    page = """<table><tr><th rowspan=2>指标</th><th colspan=2>2023年</th></tr><tr><th>绝对数（亿元）</th><th>增长（%）</th></tr>
    <tr><td>工业</td><td>12.5</td><td>3.1</td></tr><tr><td>农业</td><td>7</td><td>2</td></tr></table>"""
    assert _lines(page) == [
        "| 指标 | 2023年 绝对数（亿元） | 2023年 增长（%） |",
        "| 工业 | 12.5 | 3.1 |",
        "| 农业 | 7 | 2 |",
    ]


def test_tables_that_lay_out_a_page_are_prose() -> None:
    text = "全区完成投资35亿元，新增就业1.2万人。" * 12
    page = f"<table><tr><td><a href=/>首页</a></td><td><table><tr><td><p>{text}</p></td></tr></table></td></tr></table>"
    assert _lines(page) == [text]


def test_lists_of_links_below_a_report_are_left_out() -> None:
    links = "".join(f"<li><a href=/{n}>白塘区第{n}次会议</a></li>" for n in range(5))
    assert _lines(f"<div><p>全区完成投资35亿元，增长8%。</p><ul>{links}</ul></div>") == [
        "全区完成投资35亿元，增长8%。"
    ]


def test_a_report_inside_what_is_called_a_menu_is_still_read() -> None:
    assert _lines("<div class='menu'><p>全区完成投资35亿元，增长8%。</p></div>") == [
        "全区完成投资35亿元，增长8%。"
    ]


def test_scripts_comments_and_what_is_hidden_are_no_text() -> None:
    page = """<p>全区完成投资35亿元，增长8%。</p><!-- 增长9% --><script>增长7%</script>
    <div style="display: none">增长6%。</div><noscript>增长5%</noscript><select><option>增长4%</select>"""
    assert _lines(page) == ["全区完成投资35亿元，增长8%。"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"<html><body><script>1</script></body></html>", BlankText),
        (b"%PDF-1.7", NotText),
        (b"<p>\x00</p>", NotText),
        ("<p>全区完成投资".encode() + b"\xff\xfe\xfd" + "全区完成投资".encode() * 50, UnknownEncoding),
        (b"<div>" * 100_000 + "全区。".encode(), TooLarge),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match="bad.html: "):
        read_bytes(data, "bad.html")


def test_the_years_above_a_header_are_the_periods_of_its_columns() -> None:
    page = """<p>白塘区统计资料</p><table><tr><th rowspan=2>指标</th><th colspan=2>2022年</th><th colspan=2>2023年</th></tr>
    <tr><th>绝对数（亿元）</th><th>增长（%）</th><th>绝对数（亿元）</th><th>增长（%）</th></tr>
    <tr><td>工业增加值</td><td>12.5</td><td>3.1</td><td>13</td><td>4</td></tr>
    <tr><td>农业增加值</td><td>7</td><td>2</td><td>7.2</td><td>2.9</td></tr></table>"""
    figures = extract(read_bytes(page.encode(), "a.html")).figures
    assert [(f.indicator, f.measure, f.period and f.period.first.year) for f in figures] == [
        ("工业增加值", "level", 2022),
        ("工业增加值", "growth_rate", 2022),
        ("工业增加值", "level", 2023),
        ("工业增加值", "growth_rate", 2023),
        ("农业增加值", "level", 2022),
        ("农业增加值", "growth_rate", 2022),
        ("农业增加值", "level", 2023),
        ("农业增加值", "growth_rate", 2023),
    ]


def test_a_title_in_several_lines_that_is_no_heading_is_found() -> None:
    page = """<html><head><title>某网站-白塘区2024年政府工作报告</title></head><body><div class="logo">某网站</div>
    <table><tr><td class="bt">白塘区2024年<br>政府工作报告</td></tr><tr><td>2024年2月3日 来源：本站</td></tr>
    <tr><td><div class="TRS_Editor"><p>全区完成投资35亿元，增长8%。</p><p>新增就业1.2万人。</p></div></td></tr></table></body></html>"""
    assert _lines(page) == [
        "白塘区2024年",
        "政府工作报告",
        "2024年2月3日 来源：本站",
        "全区完成投资35亿元，增长8%。",
        "新增就业1.2万人。",
    ]


def test_paragraphs_beside_a_long_section_are_of_the_report() -> None:
    long = "".join(f"<p>第{number}段说的是全区完成投资35亿元。</p>" for number in range(60))
    page = f"<div class=a><p>会议昨天召开。</p><div class=content>{long}</div><p>会议要求抓好落实。</p></div>"
    lines = _lines(f"<body><div class=top>某网站</div>{page}</body>")
    assert len(lines) == 62
    assert (lines[0], lines[-1]) == ("会议昨天召开。", "会议要求抓好落实。")


def test_parts_of_one_class_are_all_of_the_report() -> None:
    parts = "".join(f"<div class=content>{'全区完成投资35亿元。' * count}</div>" for count in (90, 5, 9))
    assert len(_lines(f"<body><div>{parts}</div><div class=footer>联系我们。</div></body>")) == 3
