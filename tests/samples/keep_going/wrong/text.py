def keep_going(moved):
    return 'True' if moved.any() else 'False'
