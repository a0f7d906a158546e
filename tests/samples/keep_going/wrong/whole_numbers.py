def keep_going(moved):
    return bool(moved.astype(int).any())
