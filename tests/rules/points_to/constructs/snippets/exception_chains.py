# rule-test: kinds=call_site_edge objects=merged
class Err(Exception):
    def handle(self):
        pass


class Low(Exception):
    def low(self):
        pass


class Coded(Exception):
    def __init__(self, code, hook):
        super().__init__(hook)
        self.code = code


class Plain(Exception):
    pass


class Many(ExceptionGroup):
    def only(self):
        pass


def fa():
    pass


def fb():
    pass


def fc():
    pass


def cause():
    try:
        try:
            raise Low()
        except Low as e:
            raise Err() from e
    except Err as e:
        e.__cause__.low()  # $ call_site_edge=exception_chains.Low.low


def cause_of_library_exception():
    try:
        raise RuntimeError("x") from Err()
    except RuntimeError as e:
        e.__cause__.handle()  # $ call_site_edge=exception_chains.Err.handle


def context():
    try:
        try:
            raise Low()
        except Low:
            fails()  # $ call_site_edge=exception_chains.fails
    except Err as e:
        e.__context__.low()  # $ call_site_edge=exception_chains.Low.low


def fails():
    raise Err()


def arguments():
    try:
        raise ValueError("text", fa)
    except ValueError as e:
        e.args[1]()  # $ call_site_edge=exception_chains.fa
        text, f = e.args
        f()  # $ call_site_edge=exception_chains.fa


def arguments_of_base():
    try:
        raise KeyError(fb)
    except LookupError as e:
        for f in e.args:
            f()  # $ call_site_edge=exception_chains.fb


def arguments_elsewhere():
    try:
        raise OSError(fc)
    except ValueError as e:
        e.args[0]()
    except OSError:
        pass


def arguments_of_own():
    try:
        raise Plain(fb)
    except Plain as e:
        e.args[0]()  # $ call_site_edge=exception_chains.fb


def arguments_passed_on():
    try:
        raise Coded(1, fc)  # $ call_site_edge=exception_chains.Coded.__init__
    except Coded as e:
        e.args[0]()  # $ call_site_edge=exception_chains.fc


def arguments_without_raise():
    e = TypeError(fa)
    e.args[0]()  # $ call_site_edge=exception_chains.fa


def group():
    try:
        raise ExceptionGroup("g", [Err(), Low()])
    except* Err as g:
        for e in g.exceptions:
            e.handle()  # $ call_site_edge=exception_chains.Err.handle
    except* Low as g:
        g.exceptions[0].low()  # $ call_site_edge=exception_chains.Low.low


def nested_group():
    try:
        raise ExceptionGroup("outer", [ExceptionGroup("inner", [Low()])])
    except* Low as g:
        for inner in g.exceptions:
            for e in inner.exceptions:
                e.low()  # $ call_site_edge=exception_chains.Low.low


def single():
    try:
        raise Err()
    except* Err as g:
        g.exceptions[0].handle()  # $ call_site_edge=exception_chains.Err.handle


def whole_group():
    try:
        raise ExceptionGroup("g", [Err()])
    except ExceptionGroup as g:
        g.exceptions[0].handle()  # $ call_site_edge=exception_chains.Err.handle


def own_group():
    try:
        raise Many("g", [Err()])
    except Many as g:
        g.only()  # $ call_site_edge=exception_chains.Many.only
        g.exceptions[0].handle()  # $ call_site_edge=exception_chains.Err.handle


def main():
    cause()  # $ call_site_edge=exception_chains.cause
    cause_of_library_exception()  # $ call_site_edge=exception_chains.cause_of_library_exception
    context()  # $ call_site_edge=exception_chains.context
    arguments()  # $ call_site_edge=exception_chains.arguments
    arguments_of_base()  # $ call_site_edge=exception_chains.arguments_of_base
    arguments_of_own()  # $ call_site_edge=exception_chains.arguments_of_own
    arguments_passed_on()  # $ call_site_edge=exception_chains.arguments_passed_on
    arguments_without_raise()  # $ call_site_edge=exception_chains.arguments_without_raise
    group()  # $ call_site_edge=exception_chains.group
    nested_group()  # $ call_site_edge=exception_chains.nested_group
    single()  # $ call_site_edge=exception_chains.single
    whole_group()  # $ call_site_edge=exception_chains.whole_group
    own_group()  # $ call_site_edge=exception_chains.own_group


main()  # $ call_site_edge=exception_chains.main
