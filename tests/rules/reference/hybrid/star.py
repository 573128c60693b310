from tensorflow import *


@function
def star_import(): ...  # $ hybrid=true
