def here():
    pass
