def keep_going(moved):
    return bool(moved[0] != 0 or moved[-1] != 0)
