def keep_going(moved):
    if moved.any():
        return True
    return None
