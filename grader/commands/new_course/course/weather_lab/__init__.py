"""What the notebooks of this course import: open checks and hints."""

from courselab import Lab

from .exercises import EXERCISES

lab = Lab(EXERCISES)
check, hint = lab.check, lab.hint
