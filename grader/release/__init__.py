"""From solved text sources to what learners receive: build, clear, check for leaks, put in place."""
