def alone():
    pass
