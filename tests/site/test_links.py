"""Every link of every page leads somewhere, and every anchor is there."""

import re
from html import unescape
from urllib.parse import urlsplit

import httpx

from tests.site.conftest import Get

# Datasette's links that sort, filter and page are without end; a few of each kind are tested elsewhere.
_ENDLESS = re.compile(r"[?&](_sort|_sort_desc|_facet|_next|_all|_show_hidden|sql|_hide_sql|_col|_nocol)\b")
_MOST = 450


def test_every_link_leads_to_a_page_and_every_anchor_is_on_it(get: Get) -> None:
    pages: dict[str, httpx.Response] = {}
    waiting = ["/", "/?_lang=en"]
    anchors: dict[str, set[str]] = {}
    while waiting and len(pages) < _MOST:
        path = waiting.pop(0)
        if path in pages:
            continue
        answer = get(path)
        pages[path] = answer
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        for link in map(unescape, re.findall(r'<a [^>]*?href="([^"]*)"', answer.text)):
            parts = urlsplit(link.removeprefix(str(answer.url.copy_with(raw_path=b"/"))[:-1]))
            if parts.scheme or link.startswith("//"):
                assert parts.scheme == "https"
                continue
            target = (parts.path or urlsplit(path).path) + (f"?{parts.query}" if parts.query else "")
            target = path if link.startswith("#") else target
            if parts.fragment:
                anchors.setdefault(target, set()).add(parts.fragment)
            if not _ENDLESS.search(target):
                waiting.append(target)
    assert len(pages) > 200
    assert {
        path: page.status_code for path, page in pages.items() if page.status_code not in (200, 301)
    } == {}
    missing = {
        (path, anchor)
        for path, wanted in anchors.items()
        if path in pages and pages[path].status_code == 200
        for anchor in wanted
        if f'id="{anchor}"' not in pages[path].text
    }
    assert missing == set()
