"""The commands of `grader`, one file each, and how they speak."""
