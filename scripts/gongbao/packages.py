"""Where a published data package is."""

from pathlib import Path

__all__ = ["DESCRIPTOR", "NoPackage", "find_package"]

DESCRIPTOR = "datapackage.json"


class NoPackage(FileNotFoundError):
    """There is no data package where one was looked for."""


def find_package(start: Path | None = None) -> Path:
    """Return the nearest folder with a data package of Gongbao, from ``start`` upwards, or the checkout.

    Raises:
        NoPackage: if there is none.
    """
    start = (start or Path.cwd()).resolve()
    checkout = Path(__file__).resolve().parents[2]
    for folder in (start, *start.parents, checkout):
        if (folder / DESCRIPTOR).is_file() and (folder / "data" / "tables").is_dir():
            return folder
    raise NoPackage(
        f"{start}: there is no data package here or above. Name its folder, or run gongbao build."
    )
