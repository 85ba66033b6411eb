"""How the command speaks: results on standard output, complaints and progress on standard error."""

import argparse
import re
import sys
import time

__all__ = ["Progress", "UsageError", "complain", "explain", "plural", "say"]

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BAR_WIDTH = 30
_SECONDS_BETWEEN_DRAWINGS = 0.1
_SECONDS_BETWEEN_LINES = 10.0


class UsageError(Exception):
    """The command cannot be carried out as it was given; the text says what to change."""


def say(text: str = "") -> None:
    """Print a line of the result."""
    print(_harmless(text), flush=True)


def complain(text: str) -> None:
    """Print a line about what went wrong."""
    sys.stdout.flush()
    print(f"gongbao: {_harmless(text)}", file=sys.stderr)


def _harmless(text: str) -> str:
    """Return ``text`` with escapes for what would steer a terminal or turn its lines around."""
    return _STEERING.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)


def plural(count: int, noun: str) -> str:
    """Return ``1 report``, ``2 reports``, ``1,256 reports``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def explain(parser: argparse.ArgumentParser, text: str, examples: str) -> None:
    """Give a command the help that explains it and shows examples."""
    parser.description = text
    parser.epilog = f"examples:\n{examples}"


class Progress:
    """Shows how far the work is: a bar on a terminal, now and then a line elsewhere."""

    def __init__(self, noun: str = "reports") -> None:
        """Count in ``noun``."""
        self._noun = noun
        self._terminal = sys.stderr.isatty()
        self._begin = time.monotonic()
        self._shown = self._begin

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done, unless that was shown a moment ago."""
        now = time.monotonic()
        pause = _SECONDS_BETWEEN_DRAWINGS if self._terminal else _SECONDS_BETWEEN_LINES
        if now - self._shown < pause and (done < total or not self._terminal):
            return
        self._shown = now
        line = f"{done:,} of {total:,} {self._noun}{self._pace(done, total, now)}"
        if not self._terminal:
            print(f"gongbao: {line}", file=sys.stderr, flush=True)
            return
        filled = _BAR_WIDTH * done // total
        end = "\n" if done == total else ""
        bar = "█" * filled + "░" * (_BAR_WIDTH - filled)
        print(f"\r{bar} {line}\033[K", end=end, file=sys.stderr, flush=True)

    def _pace(self, done: int, total: int, now: float) -> str:
        seconds = now - self._begin
        if seconds < 1 or done / seconds < 0.1:
            return ""
        left = round(seconds / done * (total - done))
        return f", {done / seconds:.1f} a second" + (f", {left // 60}:{left % 60:02} left" if left else "")
