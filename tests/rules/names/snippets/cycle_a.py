import cycle_b


def first():
    cycle_b.second()  # $ calls=cycle_b.second


def last():
    pass
