"""The page that explains the site is kept to what the site answers."""

import re
from pathlib import Path

from gongbao.site.routes import ROUTES

# Not for visitors: static files, and Datasette's pages, whose first part is the database's name.
_UNNAMED = {"-", "(?P<database>(?!-)[^", "", "favicon.ico"}


def test_every_kind_of_page_is_explained(repository: Path) -> None:
    text = (repository / "docs" / "site.md").read_text(encoding="utf-8")
    for pattern, _ in ROUTES:
        first = pattern.replace("\\", "").removeprefix("/").split("/")[0].removesuffix("$")
        names = re.sub(r"\(\?P<\w+>|[()$]", "", first).split("|")
        for name in names:
            if first not in _UNNAMED:
                assert f"`/{name}" in text, f"docs/site.md does not tell of /{name}"


def test_the_pictures_of_the_page_are_there(repository: Path) -> None:
    text = (repository / "docs" / "site.md").read_text(encoding="utf-8")
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text):
        assert (repository / "docs" / picture).is_file()
