# rule-test: compat=reference seed=entries kinds=recursive
# Section 6.
import tensorflow as tf


def direct(n):  # $ recursive=true
    return direct(n)


def mutual_a(n):  # $ recursive=true
    return mutual_b(n)


def mutual_b(n):  # $ recursive=true
    return mutual_c(n)


def mutual_c(n):  # $ recursive=true
    return mutual_a(n)


def calls_recursive(n):
    return direct(n)


def not_called(n):  # $ recursive=null
    return not_called(n)


def no_call(n):
    return no_call


def by_keyword(n):  # $ recursive=true
    return by_keyword(n=n)


def by_map(n):  # $ recursive=true
    return tf.data.Dataset.range(3).map(lambda e: by_map(e))


def builtin_map_is_not_followed(n):
    return list(map(builtin_map_is_not_followed, n))


class C:
    def method(self):  # $ recursive=true
        return self.method()

    def __call__(self):  # $ recursive=true
        return self()

    def other(self):
        return D().other()


class D:
    def other(self):
        return 1


def outer():
    def inner(n):  # $ recursive=true
        return inner(n - 1)

    return inner(3)


@tf.function
def hybrid(n):  # $ recursive=true
    return hybrid(n)


direct(1)
mutual_a(1)
calls_recursive(1)
no_call(1)
by_keyword(1)
by_map(1)
builtin_map_is_not_followed([1])
C().method()
C()()
C().other()
outer()
hybrid(1)
