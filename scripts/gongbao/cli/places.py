"""Which folders a command works on when they are not named."""

from pathlib import Path

from gongbao.cli.messages import UsageError
from gongbao.frames import NoPackage, find_package

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


def package_folder(named: Path | None) -> Path:
    """Return the package that was named, or the one that the working directory stands in.

    Raises:
        UsageError: there is none.
    """
    if named is not None:
        return named
    try:
        return find_package()
    except NoPackage as error:
        raise UsageError(str(error)) from error
