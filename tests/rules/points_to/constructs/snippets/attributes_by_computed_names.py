# rule-test: kinds=call_site_edge objects=merged
import inspect


class Text:
    def __call__(self):
        pass

    def show(self):
        pass


class Relay:
    """An object that only others give attributes."""


def hello():
    pass


def register(relay, hooks):
    for name in dir(hooks):
        setattr(relay, name, Text())


class Hooks:
    def hello(self):
        pass


class Form:
    first = None
    kept = None

    def __init__(self, fields):
        self.own = Text()
        for name, field in fields.items():
            setattr(self, name, field)

    def validate(self):
        pass


relay = Relay()
register(relay, Hooks)  # $ call_site_edge=attributes_by_computed_names.register
relay.hello()  # $ call_site_edge=attributes_by_computed_names.Text.__call__
form = Form({"first": hello})  # $ call_site_edge=attributes_by_computed_names.Form.__init__
form.first()  # $ call_site_edge=attributes_by_computed_names.hello
form.validate()  # $ call_site_edge=attributes_by_computed_names.Form.validate
form.own.show()  # $ call_site_edge=attributes_by_computed_names.Text.show


class Dispatcher:
    def run(self, kind, tree):
        name = f"_process_{type(tree).__name__}"
        getattr(self, name.lower(), self._default)(tree)  # $ call_site_edge=attributes_by_computed_names.Dispatcher._default call_site_edge=attributes_by_computed_names.Dispatcher._process_text
        return object.__getattribute__(self, kind)(tree)  # $ call_site_edge=attributes_by_computed_names.Dispatcher.paragraph

    def _process_text(self, tree):
        pass

    def _default(self, tree):
        pass

    def paragraph(self, tree):
        pass


Dispatcher().run("paragraph", Text())  # $ call_site_edge=attributes_by_computed_names.Dispatcher.run


class Rules:
    def __init__(self):
        self.rules = dict(inspect.getmembers(self, inspect.ismethod))

    def run(self, kind):
        return self.rules[kind]()  # $ call_site_edge=attributes_by_computed_names.Rules.__init__ call_site_edge=attributes_by_computed_names.Rules.run call_site_edge=attributes_by_computed_names.Rules.strong

    def strong(self):
        pass


Rules().run(str())  # $ call_site_edge=attributes_by_computed_names.Rules.__init__ call_site_edge=attributes_by_computed_names.Rules.run
