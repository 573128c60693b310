def lf():
    pass
