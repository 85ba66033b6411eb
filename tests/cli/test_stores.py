"""``gongbao build`` from a store and to one."""

import json
from pathlib import Path
from typing import Any

import pytest

from gongbao.cli import main
from read.stores import s3_bucket
from tests.cli.reports import SPRING, SUMMER, digests, write_reports


def test_a_package_of_reports_in_a_store_is_that_of_the_same_folder_and_is_published_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING, summer=SUMMER)
    assert main(["build", "--raw", str(raw), "--out", str(tmp_path / "here")]) == 0
    with s3_bucket(monkeypatch, "reports") as bucket:
        import s3fs

        system: Any = s3fs.S3FileSystem()
        for path in raw.iterdir():
            system.pipe_file(f"reports/raw/{path.name}", path.read_bytes())
        there = [
            "build",
            "--raw",
            f"{bucket}/raw",
            "--out",
            str(tmp_path / "there"),
            "--publish",
            f"{bucket}/package",
        ]
        assert main(there) == 0
        assert digests(tmp_path / "there") == digests(tmp_path / "here")
        for resource in json.loads(system.cat_file("reports/package/datapackage.json"))["resources"]:
            local = tmp_path / "here" / resource["path"]
            assert system.cat_file(f"reports/package/{resource['path']}") == local.read_bytes()
        assert len(system.ls("reports/package/data/text")) == 2
        assert sorted(system.ls("reports/raw")) == ["reports/raw/spring.txt", "reports/raw/summer.txt"]
        system.rm_file("reports/raw/summer.txt")
        assert main(there) == 0
        s3fs.S3FileSystem.clear_instance_cache()
        assert len(s3fs.S3FileSystem().ls("reports/package/data/text")) == 1


def test_a_store_that_cannot_be_written_is_named_and_the_package_stands_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING)
    with s3_bucket(monkeypatch, "reports"):
        status = main(
            ["build", "--raw", str(raw), "--out", str(tmp_path / "out"), "--publish", "s3://absent/package"]
        )
    assert status == 1
    assert "s3://absent/package: publishing did not end" in capsys.readouterr().err
    assert (tmp_path / "out" / "datapackage.json").is_file()


def test_a_url_as_the_folder_to_work_in_is_refused_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = write_reports(tmp_path / "raw", spring=SPRING)
    with pytest.raises(SystemExit):
        main(["build", "--raw", str(raw), "--out", "s3://bucket/package"])
    assert "--publish URL" in capsys.readouterr().err
