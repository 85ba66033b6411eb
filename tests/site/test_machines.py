"""What programs rely on: feeds, the site map, descriptions, caches, files."""

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import httpx
import pandas as pd
import pytest

from gongbao.schema import TABLES
from tests.site.conftest import Get
from tests.site.sample import Sample
from tests.site.test_report_page import report_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_the_front_page_describes_the_data_set_to_search_engines(get: Get) -> None:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', get("/").text, re.DOTALL)
    described = json.loads(text)
    assert described["@type"] == "Dataset" and described["license"].startswith("https://creativecommons.org/")
    assert len(described["distribution"]) == 2 * len(TABLES)


def test_the_feed_of_reports_is_atom_and_names_the_newest_first(get: Get) -> None:
    feed = ElementTree.fromstring(get("/feeds/reports.atom").text)
    titles = [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert titles[0] == "云溪市2024年政府工作报告" and len(titles) == 5
    assert all(entry.findtext("a:updated", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM))


def test_the_feed_of_targets_names_what_falls_due(get: Get) -> None:
    feed = ElementTree.fromstring(get("/feeds/targets.atom?since=2024-06-01").text)
    titles = [entry.findtext("a:title", namespaces=ATOM) or "" for entry in feed.findall("a:entry", ATOM)]
    assert titles and all(title >= "2024-06-01" for title in titles)


def test_the_site_map_names_pages_that_are_there(get: Get, address: str) -> None:
    found = re.findall(r"<loc>(.*?)</loc>", get("/sitemap.xml").text)
    assert len(found) > 20
    for location in found:
        assert location.startswith(address)
        assert get(location.removeprefix(address)).status_code == 200


def test_other_sites_may_read_everything(get: Get, address: str) -> None:
    for path in (
        "/gongbao/figures.json",
        "/search.json?q=亩",
        "/downloads/figures.csv",
        "/indicators/gdp.csv",
    ):
        assert get(path, origin="https://example.org").headers["access-control-allow-origin"] == "*"
    assert httpx.options(f"{address}/downloads/figures.parquet").status_code == 204


def test_an_answer_that_has_not_changed_is_not_sent_again(get: Get) -> None:
    for path in ("/", "/gongbao/figures", "/downloads/figures.parquet"):
        first = get(path)
        again = get(path, if_none_match=first.headers["etag"])
        assert again.status_code == 304 and not again.content


def test_an_answer_that_is_kept_is_kept_for_each_language_apart(get: Get) -> None:
    for _ in range(2):
        assert "下载" in get("/downloads", accept_language="zh").text
        assert "Download" in get("/downloads", accept_language="en").text
        assert get("/downloads").headers["cache-control"].startswith("public")


def test_pages_are_compressed_for_who_takes_that(get: Get) -> None:
    assert get("/", accept_encoding="gzip").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in get("/", accept_encoding="identity").headers


def test_static_files_have_their_hash_for_a_name_and_may_be_kept_for_ever(get: Get) -> None:
    names = re.findall(r'"(/-/gongbao/[^"]+)"', get("/").text)
    assert len(names) >= 3
    for name in names:
        assert re.search(r"\.[0-9a-f]{12}\.(css|js|svg)$", name)
        assert "immutable" in get(name).headers["cache-control"]


def test_the_site_says_that_it_is_well(get: Get) -> None:
    answer = get("/-/healthz")
    assert answer.json()["ok"] is True and answer.headers["cache-control"] == "no-store"


def test_every_file_has_the_size_and_the_hash_that_the_page_states(get: Get) -> None:
    html = get("/downloads").text
    names = set(re.findall(r'href="/downloads/([^"]+)"', html))
    assert {f"{table}.{form}" for table in TABLES for form in ("csv", "parquet", "excel.csv")} <= names
    assert {"gongbao.db", "gongbao.zip", "datapackage.json"} <= names
    for name in names:
        assert hashlib.sha256(get(f"/downloads/{name}").content).hexdigest() in html


def test_the_copy_for_excel_is_the_table_with_a_byte_order_mark(get: Get) -> None:
    assert (
        get("/downloads/figures.excel.csv").content == b"\xef\xbb\xbf" + get("/downloads/figures.csv").content
    )


def test_the_archive_is_the_whole_package_and_always_the_same_bytes(get: Get) -> None:
    content = get("/downloads/gongbao.zip").content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        descriptor = json.loads(packed.read("gongbao/datapackage.json"))
    assert all(f"gongbao/{resource['path']}" in names for resource in descriptor["resources"])
    assert get("/downloads/gongbao.zip").content == content


def test_a_part_of_a_file_can_be_had(get: Get) -> None:
    whole = get("/downloads/figures.parquet").content
    part = get("/downloads/figures.parquet", range="bytes=-8")
    assert part.status_code == 206 and part.content == whole[-8:]
    assert get("/downloads/figures.parquet", range="bytes=4-9").content == whole[4:10]
    assert get("/downloads/figures.parquet", range="bytes=99999999-").status_code == 416
    assert (
        get("/downloads/figures.excel.csv", range="bytes=1-5").content
        == (get("/downloads/figures.excel.csv").content[1:6])
    )


@pytest.mark.parametrize("tool", ["curl", "pandas", "duckdb"])
def test_the_snippets_run_as_they_stand(get: Get, sample: Sample, tmp_path: Path, tool: str) -> None:
    html = get("/downloads").text
    found = re.search(rf'id="snippet-{tool}">(.*?)</pre>', html, re.DOTALL)
    assert found
    code = found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    (tmp_path / "figures.parquet").write_bytes(get("/downloads/figures.parquet").content)
    targets = [row for row in sample.tables["figures"] if row["status"] == "target"]
    if tool == "duckdb":
        with duckdb.connect() as connection:
            connection.execute(f"SET file_search_path = '{tmp_path}'")
            assert len(connection.execute(code).fetchall()) == len(targets)
    elif tool == "pandas":
        output = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert output.returncode == 0, output.stderr
        assert targets[0]["indicator"] in output.stdout
    else:
        assert subprocess.run(["sh", "-ec", code], cwd=tmp_path, check=False).returncode == 0
        assert len(pd.read_csv(tmp_path / "figures.csv")) == len(sample.tables["figures"])


def test_a_report_can_be_had_as_data(get: Get, sample: Sample) -> None:
    report_id = report_of(sample, "yunxi-2023.txt")
    content = get(f"/reports/{report_id}.json").json()
    assert content["report"]["text"] == sample.texts[report_id]
    assert len(content["figures"]) == sum(row["report_id"] == report_id for row in sample.tables["figures"])


def test_a_language_model_can_ask_over_mcp(address: str) -> None:
    accept = {"accept": "application/json, text/event-stream"}
    with httpx.Client(base_url=address, headers=accept, timeout=30) as client:
        client_info = {"name": "test", "version": "1"}
        begin = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client_info}
        answer = client.post("/-/mcp", json=_call(1, "initialize", begin))
        client.headers["mcp-session-id"] = answer.headers["mcp-session-id"]
        client.post("/-/mcp", json={"jsonrpc": "2.0", "method": "notifications/initialized"})
        query = {"database": "gongbao", "sql": "select value from figures where text = '1338亿元'"}
        answer = client.post(
            "/-/mcp", json=_call(2, "tools/call", {"name": "execute_sql", "arguments": query})
        )
        assert answer.json()["result"]["structuredContent"]["rows"] == [{"value": 133800000000}]
        query["sql"] = "delete from figures"
        answer = client.post(
            "/-/mcp", json=_call(3, "tools/call", {"name": "execute_sql", "arguments": query})
        )
        assert answer.json()["result"]["isError"] is True


def _call(number: int, method: str, parameters: dict[str, object]) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": parameters}
