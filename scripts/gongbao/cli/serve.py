"""``gongbao serve``: the site of a package."""

import argparse
import errno
import os
import socket
from pathlib import Path

import uvicorn

from gongbao.cli.build import build_and_report
from gongbao.cli.messages import UsageError, complain, explain, say
from gongbao.cli.places import RAW, package_folder
from gongbao.site.serving import application
from gongbao.write import PublishError, recover

__all__ = ["configure"]

_TEXT = """\
Serve a package as a site: its tables, its questions and answers, search, and each report's text with
every fact marked. Nothing is fetched from any other host. Stop it with Ctrl-C.

Where the package has its reports beside it, in data/raw, it is brought up to date first.
"""
_EXAMPLES = """\
  gongbao serve                        this project's package on http://127.0.0.1:8001
  gongbao serve package --port 8080    another package, another port
  gongbao serve --host 0.0.0.0         for other machines too
"""
_DATABASE = Path("data", "gongbao.db")


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what this command does and takes."""
    explain(parser, _TEXT, _EXAMPLES)
    parser.add_argument(
        "package", nargs="?", type=Path, metavar="PACKAGE", help="its folder (default: this project)"
    )
    parser.add_argument("--port", type=_port, default=8001, metavar="N", help="port (default: %(default)s)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--no-build", action="store_true", help="serve the package as it is")
    parser.set_defaults(run=_run)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError
    return port


def _run(options: argparse.Namespace) -> int:
    package = package_folder(options.package, (RAW, _DATABASE))
    try:
        listener = _listen(options.host, options.port)
    except OSError as error:
        complain(_why_not(error, options.host, options.port))
        return 1
    with listener:
        if not options.no_build and (package / RAW).is_dir():
            build_and_report(package / RAW, package, os.cpu_count() or 1)
        return _serve(package, listener)


def _serve(package: Path, listener: socket.socket) -> int:
    """Serve until interrupted; a build that failed leaves an older package, which is served."""
    try:
        recover(package)
        site = application(package)
    except PublishError as error:
        complain(error.strerror or str(error))
        return 1
    except FileNotFoundError as error:
        raise UsageError(str(error)) from error
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    say(f"serving {package} on http://{shown}:{port} (stop with Ctrl-C)")
    config = uvicorn.Config(site, log_level="warning", lifespan="on", server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # this is how it is stopped
    return 0


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
        return f"port {port} is in use: stop what serves there, or give another, such as --port {port + 1}."
    if error.errno == errno.EACCES:
        return f"port {port} is not for this user: give one above 1023, such as --port 8001."
    return f"{host}:{port} cannot be served ({error.strerror}): give an address of this machine with --host."
