"""Widgets that move in the notebook. Each is one Python class, one ES module beside it, and a style sheet."""

from .self_check import SelfCheck
from .widget import Asking, Still, Text, Widget, module, styles, synced

__all__ = ["Asking", "SelfCheck", "Still", "Text", "Widget", "module", "styles", "synced"]
