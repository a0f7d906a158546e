def keep_going(moved):
    return bool(moved.all())
