"""A package is replaced as a whole: killed at any step, it is the old one or the new one."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from gongbao.write import PublishError, recover, write_package
from tests.write.sample import publish, published, sample, spring, summer

# What the interpreter announces before it changes the file system.
LAST = 60  # so many of the changes, and more, are made from when the new files are complete
CHANGES = (
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "shutil.rmtree",
    "open",
    "ctypes.dlsym",
    "sqlite3.connect",
)


def in_a_process_of_its_own(work: Callable[[], object], kill_at: int | None = None) -> tuple[int, int]:
    """Run ``work`` in a fork that is killed before its ``kill_at``-th change; return its end and the changes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        steps = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal steps
            if event in CHANGES:
                steps += 1
                if steps == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(count)
            work()
            os.write(writing, str(steps).encode())
            os._exit(0)
        except BaseException:  # noqa: BLE001 - whatever happens, the fork must not go on as a second test run
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    counted = os.read(reading, 20)
    os.close(reading)
    return status, int(counted or 0)


@pytest.fixture
def generations(tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Two packages: what they hold."""
    publish(tmp_path / "one", spring())
    publish(tmp_path / "two", spring(), summer())
    return published(tmp_path / "one"), published(tmp_path / "two")


def tables(package: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in package.items() if path.startswith("data/tables/")}


def test_killed_at_any_step_the_package_is_the_old_or_the_new_one(
    tmp_path: Path, generations: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    old, new = generations
    content = sample(spring(), summer())
    start, out = tmp_path / "one", tmp_path / "out"
    shutil.copytree(start, out)
    status, steps = in_a_process_of_its_own(lambda: write_package(*content, out))
    assert status == 0
    assert published(out) == new
    assert steps > 50
    ends = set()
    for step in [*range(1, steps - LAST, 8), *range(steps - LAST, steps + 1)]:
        shutil.rmtree(out)
        shutil.copytree(start, out)
        status, _ = in_a_process_of_its_own(lambda: write_package(*content, out), kill_at=step)
        assert status == signal.SIGKILL, step
        left = published(out)
        assert tables(left) in (tables(old), tables(new)), step
        recover(out)
        assert published(out) in (old, new), step
        ends.add(published(out) == new)
        assert tables(left) == tables(old) or published(out) == new, step
    assert ends == {False, True}


def test_a_first_package_that_is_killed_leaves_nothing_or_all(
    tmp_path: Path, generations: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    content, out = sample(spring()), tmp_path / "out"
    _, steps = in_a_process_of_its_own(lambda: write_package(*content, tmp_path / "count"))
    for step in [*range(1, steps - LAST, 16), *range(steps - LAST, steps + 1, 4)]:
        in_a_process_of_its_own(lambda: write_package(*content, out), kill_at=step)
        recover(out)
        assert published(out) in ({}, generations[0]), step
        shutil.rmtree(out, ignore_errors=True)


def test_recovering_can_itself_be_killed(
    tmp_path: Path, generations: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    content, out = sample(spring(), summer()), tmp_path / "one"
    _, steps = in_a_process_of_its_own(lambda: write_package(*content, tmp_path / "count"))
    step = steps - LAST
    while not (out / ".gongbao/commit.json").exists():
        step += 1
        in_a_process_of_its_own(lambda: write_package(*content, out), kill_at=step)
    for step in range(1, 100):
        status, _ = in_a_process_of_its_own(lambda: recover(out), kill_at=step)
        if status == 0:
            break
        assert status == signal.SIGKILL
    assert published(out) == generations[1]


def test_the_next_build_ends_what_a_killed_one_began(
    tmp_path: Path, generations: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    out = tmp_path / "one"
    in_a_process_of_its_own(lambda: write_package(*sample(summer()), out), kill_at=30)
    publish(out, spring(), summer())
    assert published(out) == generations[1]
    assert not (out / ".gongbao/next").exists()


def test_where_folders_cannot_be_exchanged_files_are_moved_one_by_one(
    tmp_path: Path, generations: tuple[dict[str, bytes], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongbao.write.generation._exchange", lambda one, other: False)
    content = sample(spring(), summer())
    start, out = tmp_path / "one", tmp_path / "out"
    shutil.copytree(start, out)
    _, steps = in_a_process_of_its_own(lambda: write_package(*content, out))
    assert published(out) == generations[1]
    for step in range(steps - LAST, steps + 1, 6):
        shutil.rmtree(out)
        shutil.copytree(start, out)
        in_a_process_of_its_own(lambda: write_package(*content, out), kill_at=step)
        recover(out)
        assert published(out) in generations, step


def test_what_others_put_beside_the_tables_stays_and_tables_of_old_go(tmp_path: Path) -> None:
    publish(tmp_path)
    (tmp_path / "data/tables/README.txt").write_text("ours", encoding="utf-8")
    (tmp_path / "data/tables/more").mkdir()
    (tmp_path / "data/tables/more/a.csv").write_text("a\n", encoding="utf-8")
    (tmp_path / "data/tables/gone.csv").write_text("a\n", encoding="utf-8")
    descriptor = tmp_path / "datapackage.json"
    descriptor.write_text(
        descriptor.read_text(encoding="utf-8").replace("data/tables/units.csv", "data/tables/gone.csv"),
        encoding="utf-8",
    )
    publish(tmp_path, summer())
    names = {path.name for path in (tmp_path / "data/tables").iterdir()}
    assert {"README.txt", "more", "units.csv"} <= names
    assert "gone.csv" not in names
    assert (tmp_path / "data/tables/more/a.csv").read_text(encoding="utf-8") == "a\n"


def test_a_folder_without_a_commit_is_left_alone(tmp_path: Path) -> None:
    recover(tmp_path / "nowhere")
    recover(tmp_path)
    assert not list(tmp_path.iterdir())


def test_two_builds_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    publish(tmp_path)
    before = published(tmp_path)
    with (tmp_path / ".gongbao/lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PublishError, match="another build is at work"):
            publish(tmp_path, summer())
    assert published(tmp_path) == before


LIMITED = """
import resource, signal, sys
from pathlib import Path
from gongbao.write import PublishError, write_package
from tests.write.sample import sample, summer
content = sample(summer())
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    write_package(*content, Path(sys.argv[1]))
except PublishError as error:
    print(error)
    sys.exit(3)
"""


def _run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(root), str(root / "scripts")])
    return subprocess.run(
        [sys.executable, "-B", "-c", code, *arguments], env={**os.environ, "PYTHONPATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("room", [100, 5_000, 60_000])
def test_when_a_file_cannot_grow_nothing_is_published_and_the_remedy_is_told(
    tmp_path: Path, room: int
) -> None:
    publish(tmp_path)
    before = published(tmp_path)
    done = _run(LIMITED, str(tmp_path), str(room))
    assert done.returncode == 3, done.stderr
    assert "nothing was published" in done.stdout
    assert "what stood there still does" in done.stdout
    assert published(tmp_path) == before
    assert not (tmp_path / ".gongbao/next").exists()


def test_where_a_file_stands_in_the_way_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(
        PublishError, match=r"out: nothing was published.*A file stands where a folder should"
    ):
        publish(tmp_path / "out")


def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    publish(tmp_path)
    before = published(tmp_path)
    for folder in (tmp_path, tmp_path / ".gongbao"):
        folder.chmod(0o555)
    try:
        if os.geteuid() == 0:
            pytest.skip("root may write everywhere")
        with pytest.raises(PublishError, match="You may not write there"):
            publish(tmp_path, summer())
    finally:
        for folder in (tmp_path, tmp_path / ".gongbao"):
            folder.chmod(0o755)
    assert published(tmp_path) == before
