"""A sample package, served: over ASGI for questions, over a port for a browser."""

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from gongbao.site.serving import application
from tests.site.sample import Sample, write_sample

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

Get = Callable[..., httpx.Response]


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample package."""
    folder = tmp_path_factory.mktemp("package")
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def sample(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """What the sample package holds."""
    return write_sample(tmp_path_factory.mktemp("again"))


@pytest.fixture(scope="session")
def address(package: Path) -> Iterator[str]:
    """Address of the sample package's site, served on a free port of this machine."""
    yield from served(package)


def served(package: Path) -> Iterator[str]:
    """Serve ``package`` in a thread until the generator is closed; yields its address."""
    server = uvicorn.Server(uvicorn.Config(application(package), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        assert thread.is_alive(), "the site did not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def get(address: str) -> Iterator[Get]:
    """Ask the site for a path; keyword arguments are header names with ``_`` for ``-``."""
    with httpx.Client(base_url=address, timeout=30) as client:

        def ask(path: str, **headers: str) -> httpx.Response:
            return client.get(
                path, headers={name.replace("_", "-"): value for name, value in headers.items()}
            )

        yield ask


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: one that is on this machine, else the one that Playwright installs."""
    # Playwright's own loop must not be one that pytest's plugins have set.
    asyncio.set_event_loop_policy(None)
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(_QUIET))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a Chinese reader on a desktop; a script error or a request to another host fails the test."""
    yield from opened_page(browser, address)


def opened_page(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a page that watches for errors and for requests that leave the site."""
    context = browser.new_context(base_url=address, **{"locale": "zh-CN", **options})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda request: None if request.url.startswith((address, "data:")) else problems.append(request.url),
    )
    yield page
    context.close()
    assert problems == []
