def dy():
    pass
