"""Folders of reports for the tests of the command; the places in them do not exist."""

import hashlib
import re
from pathlib import Path

SPRING = "2024年3月5日，柳泉县召开工作会议。会议指出，去年全县新签约超亿元项目60个，其中百亿级项目5个。\n外贸进出口总额增长12.5%，增速全市第一。\n"
SUMMER = "7月1日，白塘区召开推进会。上半年，全区新增就业1.2万人，完成投资35亿元，同比增长8%。\n"


def write_reports(folder: Path, **texts: str | bytes) -> Path:
    """Write each text to a file of that name with ``.txt``, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def many_reports(folder: Path, count: int, repeat: int = 1) -> Path:
    """Write ``count`` reports that all differ, each with ``repeat`` times the same two paragraphs."""
    text = (SPRING + SUMMER) * repeat
    return write_reports(
        folder, **{f"r{number:04}": f"{text}新建道路{number + 1}公里。\n" for number in range(count)}
    )


def digests(package: Path) -> dict[str, str]:
    """Return the SHA-256 of every published file by its path, the database and Gongbao's own notes left out."""
    return {
        path.relative_to(package).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(package.rglob("*"))
        if path.is_file() and not re.search(r"\.gongbao/|gongbao\.db", path.as_posix())
    }
