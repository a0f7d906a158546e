"""Accessibility of a part of a page, judged by axe-core, which `make browser` puts beside the project."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / ".browser" / "node_modules" / "axe-core" / "axe.min.js"
HEAVY = ("serious", "critical")


def violations(page: Page, selector: str) -> list[str]:
    """Return a sentence for each serious or critical violation within the elements of a CSS selector."""
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found = page.evaluate("async (selector) => (await axe.run(selector)).violations", selector)
    return [
        f"{one['id']}: {one['help']}: {node['html']}"
        for one in found
        if one["impact"] in HEAVY
        for node in one["nodes"]
    ]
