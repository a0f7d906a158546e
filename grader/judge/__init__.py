"""Running a submission and judging its answers blind, outside the learner's process."""
