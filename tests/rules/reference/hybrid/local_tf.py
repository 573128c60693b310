def function(f):
    return f
