"""The widgets in JupyterLab, in Chromium: from a click or a stroke to the picture on the screen."""

import platform
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from tests.browser.front_end import launch, serve

TIMES = 40
SECONDS = 3
REST = 200
HALF_STEPS = ("New start", "Assign", "Update")
SETUP = """
import anywidget, traitlets
import numpy as np
from kmeans_lab import data
from kmeans_lab.widgets import DigitPad, KMeansExplorer

def assign_clusters(X, centroids):
    return ((X[:, np.newaxis, :] - centroids) ** 2).sum(axis=2).argmin(axis=1)

def update_centroids(X, labels, centroids):
    moved = np.array(centroids, dtype=float)
    for label in np.unique(labels):
        moved[label] = X[labels == label].mean(axis=0)
    return moved

def kmeans_cost(X, labels, centroids):
    return ((X - centroids[labels]) ** 2).sum()

def explorer(n, **options):
    return KMeansExplorer(data.blobs(n, 5, spread=3.0)[0], 5, **options)

images, digits, _ = data.digits()
means = np.array([images[digits == digit].mean(axis=0) for digit in range(10)])

class Echo(anywidget.AnyWidget):
    _esm = '''
    function render({ model, el }) {
      el.innerHTML = '<button class="echo">Echo</button><p></p>';
      el.firstChild.onclick = () => { model.set("asked", model.get("asked") + 1); model.save_changes(); };
      model.on("change:answered", () => { el.lastChild.textContent = model.get("answered"); });
    }
    export default { render };
    '''
    asked = traitlets.Int(0).tag(sync=True)
    answered = traitlets.Int(0).tag(sync=True)

    @traitlets.observe("asked")
    def answer(self, change):
        self.answered = change.new
"""
CELLS = [
    SETUP,
    "Echo()",
    "explorer(300)",
    "explorer(5_000)",
    "explorer(2_000)",
    "explorer(2_000, mode='beat')",
    "DigitPad(lambda image: int(((means - image) ** 2).sum(axis=1).argmin()))",
]

# Act, then wait until something below `watched` changes and the next frame has been painted.
UNTIL_PAINTED = """([watched, act]) => new Promise((resolve) => {
  const box = document.querySelectorAll(watched[0])[watched[1]];
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });
  seen.observe(box.querySelector(watched[2]), { childList: true, subtree: true, attributes: true });
  const start = performance.now();
  new Function("box", act)(box);
})"""
FRAMES = """([number, seconds]) => new Promise((resolve) => {
  const box = document.querySelectorAll(".kmw-explorer")[number];
  const [svg, mark] = [box.querySelector(".kmw-plot svg"), box.querySelector(".kmw-centroid")];
  svg.setPointerCapture = () => {};
  const middle = svg.getBoundingClientRect();
  const fire = (target, kind, turn) => target.dispatchEvent(new PointerEvent(kind, {
    bubbles: true, pointerId: 1,
    clientX: middle.x + middle.width * (0.5 + 0.3 * Math.cos(turn)),
    clientY: middle.y + middle.height * (0.5 + 0.3 * Math.sin(turn)),
  }));
  const times = [];
  fire(mark, "pointerdown", 0);
  const frame = (now) => {
    times.push(now);
    fire(svg, "pointermove", times.length / 10);
    if (now - times[0] < 1000 * seconds) { requestAnimationFrame(frame); return; }
    fire(svg, "pointerup", 0);
    resolve(times.slice(1).map((time, i) => time - times[i]));
  };
  requestAnimationFrame(frame);
})"""
# A stroke from its first dot, which begins it and is not timed, to its end.
PEN = """
  const pad = box.querySelector(".kmw-pad");
  pad.setPointerCapture = () => {};
  const place = pad.getBoundingClientRect();
  const fire = (kind, x, y) => pad.dispatchEvent(new PointerEvent(kind, {
    bubbles: true, pointerId: 1, isPrimary: true, clientX: place.x + x, clientY: place.y + y }));
"""
PEN_DOWN = (
    PEN
    + """
  box.strokes = (box.strokes ?? 0) + 1;
  fire("pointerdown", 40 + 17 * (box.strokes % 8), 40);
"""
)
PEN_ON = (
    PEN
    + """
  fire("pointermove", 40 + 17 * (box.strokes % 8), 150);
  fire("pointerup", 40 + 17 * (box.strokes % 8), 150);
"""
)


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, in milliseconds, and the most that is wanted of the median."""

    what: str
    times: list[float]
    wanted: float | None

    def cells(self, empty: float) -> list[str]:
        """Return the columns, with the ratio to an empty round trip."""
        middle = median(self.times)
        spread = quantiles(self.times, n=20)
        wanted = f"{self.wanted:.0f}" if self.wanted else ""
        return [self.what, f"{middle:.0f}", f"{spread[0]:.0f} to {spread[-1]:.0f}", f"{middle / empty:.1f}", wanted]


def timed(page: Page, selector: str, number: int, said: str, act: str) -> float:
    """Act on a widget in view, and return the milliseconds until what it says has changed and been painted.

    Before it, the page rests as long as a quick person does: else it would still be busy with the answer before.
    """
    page.wait_for_timeout(REST)
    return page.evaluate(UNTIL_PAINTED, [[selector, number, said], act])


def press(name: str) -> str:
    """Return the script that presses a button."""
    return f"[...box.querySelectorAll('button')].find((button) => button.textContent === '{name}').click()"


def half_steps(page: Page, number: int) -> list[float]:
    """Return the times of half steps, each from a start where all labels and centroids change."""
    page.locator(".kmw-explorer").nth(number).scroll_into_view_if_needed()
    times = []
    for _ in range(TIMES // 2):
        take = [timed(page, ".kmw-explorer", number, ".courselab-message", press(name)) for name in HALF_STEPS]
        times += take[1:]
    return times


def frames(page: Page, number: int) -> list[float]:
    """Return the times between two frames while a centroid is dragged in circles."""
    page.locator(".kmw-explorer").nth(number).scroll_into_view_if_needed()
    return page.evaluate(FRAMES, [number, SECONDS])


def echoes(page: Page) -> list[float]:
    """Return the times of a request to Python that does nothing."""
    page.locator(".echo-box").scroll_into_view_if_needed()
    return [timed(page, ".echo-box", 0, "p", press("Echo")) for _ in range(TIMES)]


def strokes(page: Page) -> list[float]:
    """Return the times from the last movement of a stroke until the name of the drawing stands there."""
    page.locator(".kmw-digit-pad").scroll_into_view_if_needed()
    times = [timed(page, ".kmw-digit-pad", 0, "[role=status]", act) for act in (PEN_DOWN, PEN_ON) * TIMES]
    return times[1::2]


def measure(page: Page) -> list[Row]:
    """Measure everything, in the order of the table."""
    return [
        Row("an empty round trip to Python and back", echoes(page), None),
        Row("half step, 300 points", half_steps(page, 0), 60),
        Row("half step, 5,000 points", half_steps(page, 1), 250),
        Row("frame while dragging, 2,000 points", frames(page, 2), 1000 / 30),
        Row("the same with J live, 2,000 points", frames(page, 3), 1000 / 30),
        Row("DigitPad, stroke to name", strokes(page), 60),
    ]


def main() -> None:
    """Start JupyterLab, measure, and print the table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve("lab", Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        page = server.open(context, server.write(CELLS))
        page.locator(".kmw-digit-pad").wait_for()
        page.wait_for_timeout(2000)
        page.evaluate("() => document.querySelector('.echo').parentElement.classList.add('echo-box')")
        rows = measure(page)
        browser.close()
    table = Table(
        "milliseconds", "median", "5 % to 95 %", "times an empty trip", "at most", title="Widgets in JupyterLab"
    )
    for row in rows:
        table.add_row(*row.cells(median(rows[0].times)))
    Console(width=110).print(table, f"{TIMES} times each, {SECONDS} s of dragging; Python {platform.python_version()}.")


if __name__ == "__main__":
    main()
