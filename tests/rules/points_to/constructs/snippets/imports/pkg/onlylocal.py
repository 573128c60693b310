def ol():
    pass
