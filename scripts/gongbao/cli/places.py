"""Which folders a command works on when they are not named."""

from pathlib import Path

from gongbao.cli.messages import UsageError
from gongbao.packages import DESCRIPTOR, NoPackage, find_package

__all__ = ["RAW", "find_project", "package_folder"]

RAW = Path("data", "raw")


def find_project(option: str) -> Path:
    """Return the nearest folder, from the working directory upwards, that has a ``data/raw``.

    Raises:
        UsageError: there is none, so that ``option`` has to be given.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / RAW).is_dir():
            return folder
    raise UsageError(f"no folder data/raw in {here} or above: go to the project's folder, or give {option}.")


def package_folder(named: Path | None, beside: tuple[Path, ...] = ()) -> Path:
    """Return the package that was named, or the one that the working directory stands in.

    Args:
        named: a folder, or a ``datapackage.json``.
        beside: paths of which one is enough for a folder to count as a package that was named.

    Raises:
        UsageError: there is none.
    """
    try:
        folder = find_package() if named is None else named
    except NoPackage as error:
        raise UsageError(str(error)) from error
    if folder.is_file():
        folder = folder.parent
    if any((folder / path).exists() for path in (Path(DESCRIPTOR), *beside)):
        return folder
    raise UsageError(
        f"{folder}: there is no {DESCRIPTOR} in it. Build the package first: gongbao build --out {folder}"
    )
