"""One request as the pages see it: language, addresses, labels, and the package's database."""

import json
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from gongbao.schema.queries import QUERIES
from gongbao.site._datasette import (
    Datasette,
    NotFound,
    Request,
    Response,
    package_database,
    path_with_replaced_args,
    run,
)
from gongbao.site.addresses import PERMALINKS, Addresses
from gongbao.site.amounts import amount, grouped, period
from gongbao.site.assets import asset_name
from gongbao.site.cells import keep_language
from gongbao.site.labels import Labels
from gongbao.site.language import LANGUAGES, Language, chosen, negotiated, say
from gongbao.site.statements import statements

__all__ = ["Visit", "template_variables"]

Record = dict[str, Any]

_LONGEST = 5000  # milliseconds that a statement of ours may take
_ASKED_FOR = [
    "reports",
    "figures",
    "rankings",
    "milestones",
    "positions",
    "statements",
    "entities",
    "mentions",
    "passages",
    "findings",
]


class Visit:
    """What a page needs to answer ``request``; ``request`` may be absent in an error page."""

    def __init__(self, datasette: Datasette, request: Request) -> None:
        self.datasette = datasette
        self.request = request
        explicit = chosen(request.args.get("_lang")) if request else None
        self.language: Language = explicit or negotiated(
            request.headers.get("accept-language", "") if request else ""
        )
        self.labels = Labels(self.language)
        self.addresses = Addresses(_database_name(datasette), datasette.setting("base_url"), explicit)

    @cached_property
    def database(self) -> Any:
        """Datasette's database that holds the package."""
        return package_database(self.datasette)

    def say(self, chinese: str, english: str) -> str:
        """Return the one of two texts that the visitor reads."""
        return say(self.language, chinese, english)

    def argument(self, name: str) -> str:
        """Return an argument of the address without white space around it; empty if it is not there."""
        return (self.request.args.get(name) or "").strip() if self.request else ""

    def arguments(self, name: str) -> list[str]:
        """Return every argument of that name that is not empty."""
        return [value for value in self.request.args.getlist(name) if value]

    def named(self, name: str) -> str:
        """Return the part ``name`` of the address's path."""
        return unquote(self.request.url_vars[name])

    def absolute(self, address: str) -> str:
        """Return ``address`` with scheme and host, as the visitor reached them."""
        return str(self.datasette.absolute_url(self.request, address))

    async def rows(self, page: str, name: str, /, **parameters: object) -> list[Record]:
        """Return the rows of the statement ``name`` that stands beside the template ``page``."""
        return await self.select(statements(page)[name], **parameters)

    async def row(self, page: str, name: str, /, **parameters: object) -> Record | None:
        """Return the first row, or ``None``."""
        return next(iter(await self.rows(page, name, **parameters)), None)

    async def select(self, sql: str, /, **parameters: object) -> list[Record]:
        """Return the rows of ``sql``, all of them."""
        return await run(self.database, sql, parameters, _LONGEST)

    async def count(self, table: str) -> int:
        """Return how many rows a table has."""
        known = (self.datasette.inspect_data or {}).get(self.database.name, {}).get("tables", {})
        if table in known:
            return int(known[table]["count"])
        (row,) = await self.select(f'SELECT count(*) AS count FROM "{table}"')
        return int(row["count"])

    async def page(self, template: str, /, status: int = 200, **context: Any) -> Response:
        """Return the page that ``templates/<template>.html`` makes of ``context``."""
        html = await self.datasette.render_template(
            f"{template}.html", context, request=self.request, view_name=template
        )
        return Response.html(html, status=status)

    def data(self, content: object, content_type: str = "application/json") -> Response:
        """Return ``content`` as JSON that other sites may read."""
        text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
        return Response(
            text + "\n",
            content_type=f"{content_type}; charset=utf-8",
            headers={"Access-Control-Allow-Origin": "*"},
        )

    def switch(self) -> list[tuple[Language, str, str]]:
        """Return code, own name and address of each language's version of this page."""
        if self.request is None:
            return []
        names: dict[Language, str] = {"zh": "中文", "en": "English"}
        return [
            (language, names[language], path_with_replaced_args(self.request, {"_lang": language}))
            for language in LANGUAGES
        ]


def template_variables(visit: Visit) -> Record:
    """Return what every template may use, Datasette's own pages included."""
    language = visit.language
    return {
        "visit": visit,
        "language": language,
        "say": visit.say,
        "to": visit.addresses,
        "labels": visit.labels,
        "asset": lambda name: visit.addresses.asset(asset_name(name)),
        "amount": lambda *parts: amount(language, *parts),
        "figure_amount": lambda row: amount(
            language,
            row["value"],
            row["unit"],
            row.get("unit_name_en" if language == "en" else "unit_name"),
            row["value_max"],
            row["comparator"],
        ),
        "grouped": grouped,
        "keep": lambda content: keep_language(content, visit.addresses.language),
        "permalinks": PERMALINKS,
        "schema_order": _schema_order,
        "canned": lambda name: _canned(language, name),
        "period": lambda start, end: period(language, start, end),
    }


def _database_name(datasette: Datasette) -> str:
    """Return the name of the package's database; pages of Datasette's own are shown without one, too."""
    try:
        return str(package_database(datasette).name)
    except NotFound:
        return "gongbao"


def _schema_order(tables: list[Record]) -> list[Record]:
    """Return Datasette's list of tables, those that people ask for first."""
    order = {name: position for position, name in enumerate(_ASKED_FOR)}
    return sorted(tables, key=lambda table: order.get(table["name"], len(order)))


def _canned(language: Language, name: str | None) -> Record:
    """Return title and description of the canned query ``name``; empty for another query."""
    for query in QUERIES:
        if query.name == name:
            return {
                "title": say(language, query.title_zh, query.title),
                "description": say(language, query.description_zh, query.description),
            }
    return {}
