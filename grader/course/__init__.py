"""A course on disk: its settings, its questions, and its sources built into notebooks."""

from grader.course.course import Course, course_above, find_course, is_course, required_course

__all__ = ["Course", "course_above", "find_course", "is_course", "required_course"]
