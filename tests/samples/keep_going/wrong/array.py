def keep_going(moved):
    return moved != 0
