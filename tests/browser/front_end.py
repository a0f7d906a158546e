"""A real JupyterLab or Notebook 7 on loopback, and a page of it that shows a notebook in Chromium."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

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
NOTEBOOKS = {"lab": "lab/workspaces/{stem}/tree/{stem}.ipynb", "notebook": "notebooks/{stem}.ipynb"}
"""Where each front end opens a notebook: in JupyterLab each has a workspace, or a page would open what another does."""
LESSON = "lesson.ipynb"
"""The notebook that a test has for itself."""
PATIENCE = 180_000  # Milliseconds for the slowest thing, a kernel that starts on a busy machine.
ALL_HAVE_RUN = """() => {
  const panel = window.jupyterapp?.shell.currentWidget;
  if (panel?.sessionContext?.session?.kernel?.status !== "idle") return false;
  return [...panel.content.model.cells].every((cell) => cell.type !== "code" || cell.executionCount !== null);
}"""
IS_READY = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"


@dataclass(frozen=True)
class FrontEnd:
    """A server that runs: its address with the closing slash, its token, its folder, and where a notebook opens."""

    url: str
    token: str
    folder: Path
    notebooks: str

    def write(self, cells: list[str], name: str = LESSON) -> str:
        """Write a notebook of these code cells and return its name.

        The tag lets a run go on behind a cell that fails, as in the lessons.
        """
        tagged = {"tags": ["raises-exception"]}
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell, metadata=tagged) for cell in cells])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, self.folder / name)
        return name

    def open(self, context: BrowserContext, name: str) -> Page:
        """Open a notebook of the folder and run all of its cells."""
        page = context.new_page()
        page.goto(f"{self.url}{self.notebooks.format(stem=Path(name).stem)}?token={self.token}")
        page.wait_for_function(IS_READY, timeout=PATIENCE)
        run_all(page)
        return page

    def end_kernel(self, context: BrowserContext, name: str = LESSON) -> None:
        """End the kernel of a notebook."""
        headers = {"Authorization": f"token {self.token}"}
        for session in context.request.get(f"{self.url}api/sessions", headers=headers).json():
            if session["path"] == name:
                context.request.delete(f"{self.url}api/sessions/{session['id']}", headers=headers)


def launch(playwright: Playwright) -> Browser:
    """Start Debian's Chromium without a screen."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@contextlib.contextmanager
def serve(name: str, folder: Path) -> Iterator[FrontEnd]:
    """Start the server of a front end, "lab" or "notebook", on a free port, and end it afterwards."""
    options = ["--no-browser", "--port=0", "--allow-root", "--expose-app-in-browser", "--ServerApp.root_dir=."]
    command = [sys.executable, "-m", "jupyter", name, *options]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=_surroundings(folder), stdout=log, stderr=log)
    try:
        told = _wait_until_told(folder, server)
        yield FrontEnd(told["url"], told["token"], folder, NOTEBOOKS[name])
    finally:
        server.terminate()
        server.wait()


def _surroundings(folder: Path) -> dict[str, str]:
    """Settings, kernels and histories of whoever runs the tests stay out of it."""
    own = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, **own, "JUPYTER_RUNTIME_DIR": str(folder / "runtime"), "PATH": path}


def _wait_until_told(folder: Path, server: subprocess.Popen[bytes]) -> dict[str, str]:
    """The server writes its address into a file of its runtime folder as soon as it listens."""
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end and server.poll() is None:
        for file in (folder / "runtime").glob("jpserver-*.json"):
            with contextlib.suppress(json.JSONDecodeError):
                return json.loads(file.read_text())
        time.sleep(0.05)
    raise RuntimeError(f"The server did not start: {(folder / 'log').read_text()[-2000:]}")


def run_all(page: Page) -> None:
    """Run all cells and wait for the last."""
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(ALL_HAVE_RUN, timeout=PATIENCE)


def run_anew(page: Page) -> None:
    """Forget what the cells have put out and run all of them again, in the kernel that is there."""
    page.evaluate("async () => { await window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs'); }")
    run_all(page)


def run_code(page: Page, code: str) -> None:
    """Run code in the notebook's kernel, as a cell that is run again does, and wait for the end."""
    page.evaluate(
        """async (code) => {
          const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
          await kernel.requestExecute({ code }).done;
        }""",
        code,
    )


def change_theme(page: Page, theme: str) -> None:
    """Change the colours of the front end, and wait until they are there."""
    page.evaluate("(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    page.wait_for_function("(theme) => document.body.dataset.jpThemeName === theme", arg=theme)


def save_and_reload(page: Page) -> None:
    """Save the notebook and load the page anew. The kernel goes on."""
    page.evaluate("async () => { await window.jupyterapp.commands.execute('docmanager:save'); }")
    page.reload()
    page.wait_for_function(IS_READY, timeout=PATIENCE)
