"""Widgets that move in the notebook. Each is one Python class, one ES module beside it, and the shared widgets.css."""

from .digit_pad import DigitPad
from .explorer import KMeansExplorer
from .self_check import SelfCheck

__all__ = ["DigitPad", "KMeansExplorer", "SelfCheck"]
