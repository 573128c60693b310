try:
    from tensorflow import function
except ImportError:
    from elsewhere import function


@function
def ambiguous(): ...
