def warning(text):
    pass
