# rule-test: kinds=call_site_edge
# Setting and reading attributes by their names: setters of properties, `object.__setattr__`, `super().__getattribute__`.


def hot():
    pass


def cold():
    pass


class Base:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)  # $ call_site_edge=attributes_by_name.Temperature.degrees


class Temperature(Base):
    @property
    def degrees(self):
        return 1

    @degrees.setter
    def degrees(self, value):
        value()  # $ call_site_edge=attributes_by_name.hot


class Plain:
    @property
    def level(self):
        return 1

    @level.setter
    def level(self, value):
        value()  # $ call_site_edge=attributes_by_name.cold


class Delegating:
    def __setattr__(self, name, value):
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def run(self):
        pass


class Reader:
    def visit(self, name):
        getattr(self, f"visit_{name}".lower())()  # $ call_site_edge=attributes_by_name.Reader.visit_call

    def visit_call(self):
        pass

    def other(self):
        pass


def main():
    t = Temperature()
    t.degrees = hot  # $ call_site_edge=attributes_by_name.Base.__setattr__
    setattr(Plain(), "level", cold)  # $ call_site_edge=attributes_by_name.Plain.level
    d = Delegating()
    d.done = hot  # $ call_site_edge=attributes_by_name.Delegating.__setattr__
    d.done()  # $ call_site_edge=attributes_by_name.Delegating.__getattribute__ call_site_edge=attributes_by_name.hot
    d.run()  # $ call_site_edge=attributes_by_name.Delegating.__getattribute__ call_site_edge=attributes_by_name.Delegating.run
    Reader().visit("Call")  # $ call_site_edge=attributes_by_name.Reader.visit


main()  # $ call_site_edge=attributes_by_name.main
