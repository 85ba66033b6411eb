"""The page of downloads, and the files."""

import asyncio
from pathlib import Path

from gongbao.schema import TABLES
from gongbao.site._datasette import Datasette, Missing, Request, Response
from gongbao.site.downloads import Download, archive, downloads, package_of
from gongbao.site.files import FileAnswer
from gongbao.site.linked_data import package_as_dataset
from gongbao.site.visit import Visit

__all__ = ["download", "downloads_page", "every_download"]


async def downloads_page(datasette: Datasette, request: Request) -> Response:
    """Answer with every file, its size, its rows, its SHA-256, and how to read it."""
    visit = Visit(datasette, request)
    offered = await every_download(package_of(visit.database.path))
    tables = {
        table: {each.form: each for each in offered.values() if each.table == table}
        for table in TABLES
        if any(each.table == table for each in offered.values())
    }
    address = visit.absolute(visit.addresses.base).rstrip("/")
    return await visit.page(
        "downloads",
        tables=tables,
        whole=[each for each in offered.values() if not each.table],
        hashes=await asyncio.to_thread(lambda: {each.name: each.sha256 for each in offered.values()}),
        address=address,
        dataset=package_as_dataset(visit),
        size_of=lambda each: _size(each.size),
    )


async def every_download(package: Path) -> dict[str, Download]:
    """Return what can be downloaded by name, the archive first."""
    offered = downloads(package)
    if "datapackage.json" in offered:
        packed = await asyncio.to_thread(archive, package)
        offered = {packed.name: packed, **offered}
    return offered


async def download(datasette: Datasette, request: Request) -> FileAnswer:
    """Answer with the file that the address names."""
    visit = Visit(datasette, request)
    name = visit.named("name")
    offered = await every_download(package_of(visit.database.path))
    if name not in offered:
        raise Missing(visit.say("没有这个文件", "There is no such file"))
    each = offered[name]
    return FileAnswer(request, each.path, each.name, each.content_type, each.before)


def _size(count: int) -> str:
    amount, unit = float(count), "B"
    for larger in ("kB", "MB", "GB"):
        if amount < 1000:
            break
        amount, unit = amount / 1000, larger
    return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"
