def keep_going(moved):
    return bool(moved[-1] > 0)
