"""Notebooks in a real browser: JupyterLab and Notebook 7 on loopback, driven through Chromium."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import axe
from tests.browser.front_end import CHROMIUM, PATIENCE, FrontEnd, launch, serve

MISSING = "The tests in a browser need chromium and axe-core. Run `make browser`, which installs them on Debian."

in_lab_alone = pytest.mark.parametrize("front_end", ["lab"], indirect=True)
"""For what happens inside a widget and cannot depend on the front end around it."""

OpenNotebook = Callable[[list[str]], Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() or not axe.SCRIPT.exists():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(MISSING)
    expect.set_options(timeout=PATIENCE)  # else five seconds, in which a busy machine's kernel may not answer
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session", params=["lab", "notebook"])
def front_end(request, browser, tmp_path_factory) -> Iterator[FrontEnd]:
    with serve(request.param, tmp_path_factory.mktemp(request.param)) as server:
        yield server


@pytest.fixture
def context(front_end, browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, has_touch=True)
    context.set_default_timeout(PATIENCE)
    yield context
    front_end.end_sessions(context)
    context.close()


@pytest.fixture
def open_notebook(front_end, context) -> OpenNotebook:
    """Make a notebook of code cells, open it, run all of it, and return the page."""
    return lambda cells: front_end.open(context, front_end.write(cells))
