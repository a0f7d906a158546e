"""One submitted file, whatever a learner and a browser made of it, into a clean notebook of the course."""
