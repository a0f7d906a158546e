"""Every plug into nbgrader: its paths, its settings, and our steps in the place of its own."""
