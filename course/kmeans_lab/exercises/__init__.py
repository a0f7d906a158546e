"""The exercises of the workshop, one module each.

A module with a name of its own holds one exercise, called EXERCISE; it is found by being here.
"""

from courselab import find_exercises

EXERCISES = find_exercises(__name__)
