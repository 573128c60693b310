def lt():
    pass
