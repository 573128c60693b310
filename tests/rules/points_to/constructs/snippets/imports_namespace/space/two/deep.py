def far():
    pass
