def keep_going(moved):
    return moved.sum()
