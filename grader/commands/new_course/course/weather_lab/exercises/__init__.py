"""The exercises of this course: one in each module. Learners can read them, so no hidden case stands here."""

from courselab import find_exercises

EXERCISES = find_exercises(__name__)
