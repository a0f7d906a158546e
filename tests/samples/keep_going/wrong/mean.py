def keep_going(moved):
    return bool(moved.mean() > 0.05)
