"""What is printed cannot steer the terminal, and progress fits where it is shown."""

import json

import pytest

from gongbao.cli.messages import Progress, complain, plural, say


def test_escape_sequences_and_turned_text_are_printed_as_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    say("柳泉县\x1b[31m\u202e一")
    complain("a\rb.txt")
    told = capsys.readouterr()
    assert told.out == "柳泉县\\u001b[31m\\u202e一\n"
    assert told.err == "gongbao: a\\u000db.txt\n"


def test_lines_stay_lines_and_json_stays_json(capsys: pytest.CaptureFixture[str]) -> None:
    say(json.dumps({"text": "一\u202e\n\x7f"}, ensure_ascii=False, indent=1))
    assert json.loads(capsys.readouterr().out) == {"text": "一\u202e\n\x7f"}


@pytest.mark.parametrize(("count", "words"), [(0, "0 reports"), (1, "1 report"), (1256, "1,256 reports")])
def test_numbers_agree_with_their_nouns(count: int, words: str) -> None:
    assert plural(count, "report") == words


def test_without_a_terminal_progress_is_now_and_then_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress()
    for done in range(1, 50):
        progress(done, 100)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("gongbao.cli.messages._SECONDS_BETWEEN_LINES", 0)
    progress(50, 100)
    assert capsys.readouterr().err.startswith("gongbao: 50 of 100 reports")


def test_on_a_terminal_progress_is_a_bar_that_ends_its_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress()
    progress(3, 3)
    told = capsys.readouterr().err
    assert told.startswith("\r█")
    assert told.endswith("3 of 3 reports\x1b[K\n")
