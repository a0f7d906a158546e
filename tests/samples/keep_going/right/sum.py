def keep_going(moved):
    return moved.sum() > 0
