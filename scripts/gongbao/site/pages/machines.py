"""Pages that machines read: feeds, the site map, what robots may do, whether the site is well."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from gongbao.schema import PACKAGE
from gongbao.site._datasette import Datasette, Request, Response
from gongbao.site.visit import Visit

__all__ = ["health", "reports_feed", "robots", "sitemap", "targets_feed"]

_ENTRIES = 100
_PAGES = ("", "reports", "indicators", "places", "people", "projects", "questions", "schema", "downloads")
# Control characters that XML 1.0 cannot hold.
_NOT_XML = {code: "\ufffd" for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}


async def reports_feed(datasette: Datasette, request: Request) -> Response:
    """Answer with the latest reports as an Atom feed (RFC 4287)."""
    visit = Visit(datasette, request)
    entries = [
        {
            "address": visit.addresses.report(row["report_id"]),
            "id": row["report_id"],
            "title": row["report"],
            "day": row["published_on"] or row["held_on"],
            "author": row["publisher"] or "",
            "summary": visit.say(
                f"{row['characters']} 字，{row['figures']} 项数据",
                f"{row['characters']} characters, {row['figures']} figures",
            ),
        }
        for row in await visit.rows("machines", "reports", limit=_ENTRIES)
    ]
    return _feed(visit, visit.say("公报：新报告", "Gongbao: new reports"), entries)


async def targets_feed(datasette: Datasette, request: Request) -> Response:
    """Answer with the targets that fall due from today, or from the day ``since`` (``all`` for every one)."""
    visit = Visit(datasette, request)
    asked = visit.argument("since")
    since = "" if asked == "all" else asked or datetime.now(UTC).date().isoformat()
    entries = [
        {
            "address": visit.addresses.permalink("figures", row["figure_id"]),
            "id": row["figure_id"],
            "title": f"{row['period_end']} {row['indicator']} {row['text']}",
            "day": row["day"],
            "author": row["report"],
            "summary": row["sentence"],
        }
        for row in await visit.rows("machines", "targets", limit=_ENTRIES, since=since)
    ]
    return _feed(visit, visit.say("公报：将到期的目标", "Gongbao: targets falling due"), entries)


async def sitemap(datasette: Datasette, request: Request) -> Response:
    """Answer with the addresses of the pages that a search engine should know."""
    visit = Visit(datasette, request)
    urls = [f"<url><loc>{_xml(visit.absolute(visit.addresses.base + page))}</loc></url>" for page in _PAGES]
    for row in await visit.rows("machines", "addresses"):
        address = visit.absolute(visit.addresses.permalink(row["kind"], row["id"]))
        day = f"<lastmod>{_xml(row['day'])}</lastmod>" if row["day"] else ""
        urls.append(f"<url><loc>{_xml(address)}</loc>{day}</url>")
    body = "\n".join(urls)
    return Response(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}\n</urlset>\n',
        content_type="application/xml; charset=utf-8",
    )


async def robots(datasette: Datasette, request: Request) -> Response:
    """Answer with what robots may visit: the pages, but not every filtered table and written query."""
    visit = Visit(datasette, request)
    base = visit.addresses.base
    lines = [
        "User-agent: *",
        f"Disallow: {base}{visit.addresses.database}?",
        f"Disallow: {base}*?_",
    ]
    return Response("\n".join([*lines, f"Sitemap: {visit.absolute(base + 'sitemap.xml')}", ""]))


async def health(datasette: Datasette, request: Request) -> Response:
    """Answer 200 when the database answers."""
    visit = Visit(datasette, request)
    await visit.select("SELECT 1 FROM reports LIMIT 1")
    response = visit.data({"ok": True, "version": PACKAGE.version})
    response.headers["Cache-Control"] = "no-store"
    return response


def _feed(visit: Visit, title: str, entries: list[dict[str, Any]]) -> Response:
    home, here = visit.absolute(visit.addresses.base), visit.absolute(visit.request.path)
    updated = _published(visit)
    items = [
        "<entry>"
        f"<id>{_xml('urn:gongbao:' + entry['id'])}</id><title>{_xml(entry['title'])}</title>"
        f"<link href={quoteattr(visit.absolute(entry['address']))}/>"
        f"<updated>{_xml(entry['day'] + 'T00:00:00Z' if entry['day'] else updated)}</updated>"
        f"<author><name>{_xml(entry['author'] or PACKAGE.contributors[0]['title'])}</name></author>"
        f"<summary>{_xml(entry['summary'])}</summary></entry>"
        for entry in entries
    ]
    body = "\n".join(items)
    return Response(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(visit.language)}>\n'
        f"<id>{_xml(here)}</id><title>{_xml(title)}</title><updated>{updated}</updated>\n"
        f'<link rel="self" href={quoteattr(here)}/><link href={quoteattr(home)}/>\n{body}\n</feed>\n',
        content_type="application/atom+xml; charset=utf-8",
    )


def _published(visit: Visit) -> str:
    """Return when the package was published: the time of its database."""
    modified = Path(visit.database.path).stat().st_mtime
    return datetime.fromtimestamp(modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _xml(text: object) -> str:
    return escape(str(text).translate(_NOT_XML))
