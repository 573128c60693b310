from cycle_a import last


def second():
    last()  # $ calls=cycle_a.last
