"""Widgets that move in the notebook. Each is one Python class, one ES module beside it, and the shared widgets.css."""

from .explorer import KMeansExplorer

__all__ = ["KMeansExplorer"]
