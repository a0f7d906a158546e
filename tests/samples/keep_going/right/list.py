def keep_going(moved):
    return any(one != 0 for one in moved.tolist())
