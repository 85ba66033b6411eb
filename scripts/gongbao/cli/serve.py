"""``gongbao serve``: the site of a package."""

import argparse
import errno
import socket
from pathlib import Path

from gongbao.cli.messages import Commands, UsageError, complain, say, subcommand
from gongbao.cli.places import package_folder

__all__ = ["add_command"]

_TEXT = """\
Serve a package as a site: its tables, its questions and answers, search, and each report's text with
every fact marked. Nothing is fetched from any other host. Stop it with Ctrl-C.
"""
_EXAMPLES = """\
  gongbao serve                        this project's package on http://127.0.0.1:8001
  gongbao serve package --port 8080    another package, another port
  gongbao serve --host 0.0.0.0         for other machines too
"""


def add_command(commands: Commands) -> None:
    """Add this command to the command line."""
    parser = subcommand(commands, "serve", "serve a package as a site", _TEXT, _EXAMPLES)
    parser.add_argument(
        "package", nargs="?", type=Path, metavar="PACKAGE", help="its folder (default: this project)"
    )
    parser.add_argument("--port", type=_port, default=8001, metavar="N", help="port (default: %(default)s)")
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="address (default: %(default)s)")
    parser.set_defaults(run=_run)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError
    return port


def _run(options: argparse.Namespace) -> int:
    package = package_folder(options.package)
    try:
        listener = _listen(options.host, options.port)
    except OSError as error:
        complain(_why_not(error, options.host, options.port))
        return 1
    raise UsageError("not served yet")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use: stop what serves there, or give another with --port {port + 1}."
    if error.errno == errno.EACCES:
        return f"port {port} is not for this user: give one above 1023, such as --port 8001."
    return f"{host}:{port} cannot be served ({error.strerror}): give an address of this machine with --host."
