"""What is published in this repository is what its scripts make of its reports, byte for byte."""

import shutil
from pathlib import Path

from gongbao.pipeline import build
from tests.write.sample import published


def test_a_rebuild_gives_the_published_bytes(tmp_path: Path, repository: Path) -> None:
    shutil.copytree(repository / "data/curated", tmp_path / "data/curated")
    build(repository / "data/raw", tmp_path)
    made = published(tmp_path)
    differing = [
        path
        for path, content in made.items()
        if not path.endswith(".db")
        and (not (repository / path).is_file() or (repository / path).read_bytes() != content)
    ]
    assert not differing, (
        f"these differ: {', '.join(differing)}. Run `gongbao build` and commit what it wrote"
    )
    tables = {path.name for path in (repository / "data/tables").iterdir()}
    assert tables == {Path(path).name for path in made if path.startswith("data/tables/")}
