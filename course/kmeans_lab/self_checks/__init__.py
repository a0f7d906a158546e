"""The self-checks of the lessons, by name, such as "distance/units". They are for the learner alone: no marks.

A module with QUESTIONS holds those of one lesson; it is found by being here.
"""

from courselab import find_self_checks

SELF_CHECKS = find_self_checks(__name__)
