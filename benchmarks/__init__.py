"""How fast it is: medians and spreads, printed as tables. No test asserts a time."""
