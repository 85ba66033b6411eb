"""The site's addresses, all of them: a page never writes one by hand."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from gongbao.site._datasette import tilde_encode

__all__ = ["PERMALINKS", "Addresses"]

# Where the page of one row stands. A passage has no page of its own: it is a place in its report.
PERMALINKS = {
    "reports": "reports",
    "figures": "figures",
    "rankings": "rankings",
    "positions": "positions",
    "milestones": "milestones",
    "statements": "statements",
    "entities": "entities",
    "indicators": "indicators",
    "places": "places",
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes addresses for one visitor.

    Attributes:
        database: name of the database that holds the package.
        base: path that every address begins with; ends with a slash.
        language: language that the visitor chose by the switch; kept in every address.
    """

    database: str = "gongbao"
    base: str = "/"
    language: str | None = None

    def to(self, path: str, anchor: str | None = None, /, **arguments: str | int | None) -> str:
        """Return the address of ``path`` (no slash before it, already quoted) with ``arguments``."""
        if not arguments and not self.language:
            return f"{self.base}{path}#{quote(anchor)}" if anchor else f"{self.base}{path}"
        given = {name: str(value) for name, value in arguments.items() if value not in (None, "")}
        if self.language:
            given["_lang"] = self.language
        query = f"?{urlencode(given)}" if given else ""
        return f"{self.base}{path}{query}" + (f"#{quote(anchor)}" if anchor else "")

    def home(self) -> str:
        return self.to("")

    def page(self, name: str, **arguments: str | int | None) -> str:
        """Return the address of one of the site's own pages, such as ``search``."""
        return self.to(name, **arguments)

    def report(self, report_id: str, anchor: str | None = None) -> str:
        return self.to(f"reports/{quote(report_id, safe='')}", anchor)

    def permalink(self, table: str, row_id: str, form: str = "") -> str:
        """Return the address of a row's own page; ``form`` is such as ``.json``."""
        return self.to(f"{PERMALINKS[table]}/{quote(str(row_id), safe='')}{form}")

    def wording(self, wording: str) -> str:
        """Return the address of the page of an indicator that has no code."""
        return self.to(f"wordings/{quote(wording, safe='')}")

    def from_query(self, address: str) -> str:
        """Return what a query gives as ``permalink`` (``/reports/ID#ROW``) as an address of this site."""
        path, _, anchor = address.removeprefix("/").partition("#")
        return self.to(path, anchor)

    def same(self, path: str, **arguments: str | list[str] | None) -> str:
        """Return ``path``, an address of this site without arguments, with these; a list gives several of one name."""
        given = {name: value for name, value in arguments.items() if value}
        if self.language:
            given["_lang"] = self.language
        return f"{path}?{urlencode(given, doseq=True)}" if given else path

    def table(self, table: str, /, **arguments: str | int | None) -> str:
        """Return the address of Datasette's page of ``table``."""
        return self.to(f"{tilde_encode(self.database)}/{tilde_encode(table)}", **arguments)

    def table_as(self, table: str, form: str, /, **arguments: str | int | None) -> str:
        """Return the address of rows of ``table`` as ``json`` or ``csv``, or of a query's answer."""
        return self.to(f"{tilde_encode(self.database)}/{tilde_encode(table)}.{form}", **arguments)

    def row(self, table: str, row_id: str) -> str:
        """Return the address of Datasette's page of one row."""
        return self.to(f"{tilde_encode(self.database)}/{tilde_encode(table)}/{tilde_encode(str(row_id))}")

    def sql(self, **arguments: str | int | None) -> str:
        """Return the address of Datasette's page on which any query can be written."""
        return self.to(tilde_encode(self.database), **arguments)

    def download(self, name: str) -> str:
        return self.to(f"downloads/{quote(name)}")

    def asset(self, name: str) -> str:
        """Return the address of a static file; the language has no part in it."""
        return f"{self.base}-/gongbao/{name}"
