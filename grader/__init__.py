"""An autograder for notebooks: blind judging, warm runs, diagnosis and a class report on top of nbgrader."""
