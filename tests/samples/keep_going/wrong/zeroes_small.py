def keep_going(moved):
    moved[moved < 1e-9] = 0
    return bool(moved.any())
