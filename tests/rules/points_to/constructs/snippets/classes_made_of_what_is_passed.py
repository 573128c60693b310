# rule-test: kinds=call_site_edge objects=merged
class Cache:
    def __init__(self, size):
        self[size] = size  # $ call_site_edge=classes_made_of_what_is_passed.Cache.__setitem__

    def __setitem__(self, key, value):
        pass


class Tests:
    Cache = None

    def check(self):
        class Special(self.Cache):
            def __missing__(self, key):
                return key

        cache = Special(1)  # $ call_site_edge=classes_made_of_what_is_passed.Cache.__init__
        cache[1] = 2  # $ call_site_edge=classes_made_of_what_is_passed.Cache.__setitem__


class TestCache(Tests):
    Cache = Cache


TestCache().check()  # $ call_site_edge=classes_made_of_what_is_passed.Tests.check


class Meta(type):
    def __init__(cls, name, bases, namespace):
        pass

    def __call__(cls, *args):
        return type.__call__(cls, *args)  # $ call_site_edge=classes_made_of_what_is_passed.Form.__init__


class Form(metaclass=Meta):  # $ call_site_edge=classes_made_of_what_is_passed.Meta.__init__
    def __init__(self, callback):
        callback()  # $ call_site_edge=classes_made_of_what_is_passed.back

    def show(self):
        pass


def make(**fields):
    return type("F", (Form,), fields)  # $ call_site_edge=classes_made_of_what_is_passed.Meta.__init__


def back():
    pass


F = make()  # $ call_site_edge=classes_made_of_what_is_passed.make
F(back).show()  # $ call_site_edge=classes_made_of_what_is_passed.Meta.__call__ call_site_edge=classes_made_of_what_is_passed.Form.show SPURIOUS: call_site_edge=classes_made_of_what_is_passed.Form.__init__


class Descriptor:
    def __get__(self, instance, owner=None):
        instance.used()  # $ call_site_edge=classes_made_of_what_is_passed.Parent.used
        return back


class Parent:
    get = Descriptor()

    def used(self):
        pass


class Child(Parent):
    def get(self):
        super().get()  # $ call_site_edge=classes_made_of_what_is_passed.Descriptor.__get__ call_site_edge=classes_made_of_what_is_passed.back


Child().get()  # $ call_site_edge=classes_made_of_what_is_passed.Child.get
