"""Takes the screenshots of this folder: ``python docs/screenshots/take.py [PACKAGE] [INDICATOR_PACKAGE]``.

PACKAGE is this project's own by default; the page of an indicator is taken from INDICATOR_PACKAGE, if given, as
one report has no series to draw.
"""

import shutil
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from gongbao.site import application

HERE = Path(__file__).parent
DESKTOP = {"viewport": {"width": 1280, "height": 860}, "locale": "zh-CN"}
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "locale": "zh-CN",
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}


def main() -> None:
    """Serve the packages and take each picture."""
    package = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1]
    with closing(sqlite3.connect(package / "data" / "gongbao.db")) as database:
        (report_id,) = database.execute(
            "SELECT report_id FROM reports ORDER BY source_file LIMIT 1"
        ).fetchone()
        (figure_id,) = database.execute(
            "SELECT figure_id FROM figures ORDER BY report_id, start LIMIT 1"
        ).fetchone()
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        report = f"/reports/{report_id}"
        mark = f'#text a[href="/figures/{figure_id}"]'
        with _served(package) as address:
            _take(browser, address, "front", "/", DESKTOP)
            _take(browser, address, "report", report, DESKTOP, hover=mark)
            _take(browser, address, "report-dark", report, {**DESKTOP, "color_scheme": "dark"}, hover=mark)
            _take(browser, address, "report-phone", report, PHONE, tap=mark)
            _take(browser, address, "pictures", f"{report}/pictures", DESKTOP)
            _take(browser, address, "figure", f"/figures/{figure_id}", DESKTOP)
            _take(browser, address, "table", "/gongbao/figures", DESKTOP)
            _take(browser, address, "search", "/search?q=光伏", DESKTOP)
        if len(sys.argv) > 2:
            with _served(Path(sys.argv[2])) as address:
                _take(browser, address, "indicator", "/indicators/gdp", DESKTOP)
        browser.close()


def _take(
    browser: Browser,
    address: str,
    name: str,
    path: str,
    options: dict[str, Any],
    hover: str | None = None,
    tap: str | None = None,
) -> None:
    context = browser.new_context(base_url=address, **options)
    page = context.new_page()
    page.goto(path)
    if hover:
        page.locator(hover).first.hover()
    if tap:
        page.locator(tap).first.tap()
    page.wait_for_timeout(600)
    page.screenshot(path=HERE / f"{name}.png")
    context.close()


@contextmanager
def _served(package: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(application(package), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


if __name__ == "__main__":
    main()
