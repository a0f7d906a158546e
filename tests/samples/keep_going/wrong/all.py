def keep_going(moved):
    return moved.all() != 0
