def dumps(o):
    pass
