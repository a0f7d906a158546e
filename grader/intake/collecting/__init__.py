"""A class's files out of a folder or a zip, sorted into submitted/STUDENT/ASSIGNMENT/."""
