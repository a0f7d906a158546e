"""Notebooks in a real browser: JupyterLab and Notebook 7 on loopback, driven through Chromium.

Loading a page and starting a kernel takes most of the time, so the tests of a file share one open notebook, `page`,
whose cells are run anew for each. A test that ends the kernel, loads the page again or changes the window has a
page of its own, `own_page`.
"""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import axe
from tests.browser.front_end import CHROMIUM, PATIENCE, FrontEnd, change_theme, launch, run_anew, serve

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
    context = new_context(browser)
    yield context
    front_end.end_kernel(context)
    context.close()


@pytest.fixture
def open_notebook(front_end, context) -> OpenNotebook:
    """Make a notebook of code cells, open it, run all of it, and return the page."""
    return lambda cells: front_end.open(context, front_end.write(cells))


@pytest.fixture(scope="module")
def shared_page(request, front_end, browser) -> Iterator[Page]:
    """A page that shows the notebook of a module's CELLS, all of which have run."""
    context, name = new_context(browser), f"{request.module.__name__.rpartition('.')[2]}.ipynb"
    yield front_end.open(context, front_end.write(request.module.CELLS, name))
    front_end.end_kernel(context, name)
    context.close()


@pytest.fixture
def page(shared_page) -> Page:
    """A page that shows the notebook of the module's CELLS, all of which have run just now."""
    run_anew(shared_page)
    return shared_page


@pytest.fixture
def own_page(request, open_notebook) -> Page:
    """A page for one test alone, which may end its kernel, load it again and change the window."""
    return open_notebook(request.module.CELLS)


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"])
def theme(request, page) -> Iterator[str]:
    """The name of a theme. The server keeps what a page changes to, so afterwards the page changes back."""
    yield request.param
    change_theme(page, "JupyterLab Light")


def new_context(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, has_touch=True)
    context.set_default_timeout(PATIENCE)
    return context
