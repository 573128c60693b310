def dumps():
    pass
