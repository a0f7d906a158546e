def keep_going(moved):
    return moved.max() > 1e-30
