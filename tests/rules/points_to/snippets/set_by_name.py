# rule-test: kinds=calls
# Attributes set under computed names: a constant name is that attribute, one out of a container may be any.


def one():
    pass


def two():
    pass


class Box:
    pass


named = Box()
setattr(named, "one", one)  # $ calls=builtins.setattr
named.one()  # $ calls=set_by_name.one
named.other()

filled = Box()
for name, value in {"one": one, "two": two}.items():  # $ calls=builtins.dict.items
    setattr(filled, name, value)  # $ calls=builtins.setattr
filled.one()  # $ calls=set_by_name.one SPURIOUS: calls=set_by_name.two
filled.two()  # $ calls=set_by_name.two SPURIOUS: calls=set_by_name.one

table = {}
for name in ("one", "two"):
    setattr(Box, name, one)  # $ calls=builtins.setattr
Box.one()  # $ calls=set_by_name.one
Box.two()  # $ calls=set_by_name.one
