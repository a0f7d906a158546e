def keep_going(moved):
    if len(moved) == 0:
        return False
    return bool(moved[0] > 0) or keep_going(moved[1:])
