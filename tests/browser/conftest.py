"""Notebooks in a real browser: JupyterLab and Notebook 7 on loopback, driven through Chromium."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import axe

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "The browser tests need chromium and axe-core. Run `make browser`, which installs them on Debian."
PATIENCE = 60_000  # Milliseconds for the slowest thing, a kernel that starts on a busy machine.
ALL_HAVE_RUN = """() => {
  const panel = window.jupyterapp?.shell.currentWidget;
  if (panel?.sessionContext?.session?.kernel?.status !== "idle") return false;
  return [...panel.content.model.cells].every((cell) => cell.type !== "code" || cell.executionCount !== null);
}"""
IS_READY = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"

OpenNotebook = Callable[[list[str]], Page]


@dataclass(frozen=True)
class FrontEnd:
    """A server that runs: its address with the closing slash, its token, its folder, and where a notebook opens."""

    url: str
    token: str
    folder: Path
    notebooks: str

    def address(self, name: str) -> str:
        return f"{self.url}{self.notebooks}{name}?token={self.token}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() or not axe.SCRIPT.exists():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session", params=["lab", "notebook"])
def front_end(request, browser, tmp_path_factory) -> Iterator[FrontEnd]:
    home = tmp_path_factory.mktemp(request.param)
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command(request.param), cwd=home, env=surroundings(home), stdout=log, stderr=log)
    try:
        told = wait_until_told(home, server)
        pages = {"lab": "lab/tree/", "notebook": "notebooks/"}[request.param]
        yield FrontEnd(told["url"], told["token"], home, pages)
    finally:
        server.terminate()
        server.wait()


def command(front_end: str) -> list[str]:
    options = ["--no-browser", "--port=0", "--allow-root", "--expose-app-in-browser"]
    return [sys.executable, "-m", "jupyter", front_end, *options, "--ServerApp.root_dir=."]


def surroundings(home: Path) -> dict[str, str]:
    """Settings, kernels and histories of whoever runs the tests stay out of it."""
    folders = {name: str(home / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    beside_python = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, **folders, "JUPYTER_RUNTIME_DIR": str(home / "runtime"), "PATH": beside_python}


def wait_until_told(home: Path, server: subprocess.Popen) -> dict[str, str]:
    """The server writes its address into a file of its runtime folder as soon as it listens."""
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end and server.poll() is None:
        for file in (home / "runtime").glob("jpserver-*.json"):
            told = file.read_text()
            if told:
                return json.loads(told)
        time.sleep(0.05)
    pytest.fail(f"The server did not start: {(home / 'log').read_text()[-2000:]}")


@pytest.fixture
def context(front_end, browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, has_touch=True)
    context.set_default_timeout(PATIENCE / 3)
    yield context
    headers = {"Authorization": f"token {front_end.token}"}
    for session in context.request.get(f"{front_end.url}api/sessions", headers=headers).json():
        context.request.delete(f"{front_end.url}api/sessions/{session['id']}", headers=headers)
    context.close()


@pytest.fixture
def open_notebook(front_end, context) -> OpenNotebook:
    def open_cells(cells: list[str]) -> Page:
        # The tag lets the run go on behind a cell that fails, as in the lessons.
        tagged = {"tags": ["raises-exception"]}
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell, metadata=tagged) for cell in cells])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, front_end.folder / "lesson.ipynb")
        return open_file(context, front_end, "lesson.ipynb")

    return open_cells


def open_file(context: BrowserContext, front_end: FrontEnd, name: str) -> Page:
    """Open a notebook of the server's folder and run all of its cells."""
    page = context.new_page()
    page.goto(front_end.address(name))
    page.wait_for_function(IS_READY, timeout=PATIENCE)
    run_all(page)
    return page


def run_all(page: Page) -> None:
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(ALL_HAVE_RUN, timeout=PATIENCE)


def run_code(page: Page, code: str) -> None:
    """Run code in the notebook's kernel, as a cell that is run again does, and wait for the end."""
    page.evaluate(
        """async (code) => {
          const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
          await kernel.requestExecute({ code }).done;
        }""",
        code,
    )


def save_and_reload(page: Page) -> None:
    """Save the notebook and load the page anew. The kernel goes on."""
    page.evaluate("async () => { await window.jupyterapp.commands.execute('docmanager:save'); }")
    page.reload()
    page.wait_for_function(IS_READY, timeout=PATIENCE)
