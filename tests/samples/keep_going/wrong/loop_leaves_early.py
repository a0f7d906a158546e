def keep_going(moved):
    for one in moved:
        if one == 0:
            return False
        return True
