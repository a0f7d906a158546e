"""The self-checks of the lessons as a widget."""

import courselab.widgets

from ..self_checks import SELF_CHECKS


class SelfCheck(courselab.widgets.SelfCheck):
    """A question of `kmeans_lab.self_checks`, such as "distance/units", with a sentence for every option.

    What was chosen lives as long as the kernel, and nowhere else. Raises ValueError for a name that does not exist.
    """

    questions = SELF_CHECKS
