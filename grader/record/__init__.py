"""Recording: the gradebook of a class, what is finished in it, and who is at work on it."""
