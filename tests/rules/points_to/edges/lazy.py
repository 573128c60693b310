# rule-test: kinds=call_graph_edge
# What lazy iterators run, runs where their elements are taken.
import itertools


def double(x):
    return x * 2


def keep(x):
    return x > 1


def numbers():
    yield 1


def doubled(xs):  # $ call_graph_edge=lazy.double
    return map(double, xs)


def kept(xs):  # $ call_graph_edge=lazy.doubled call_graph_edge=lazy.keep call_graph_edge=lazy.double
    return filter(keep, doubled(xs))


def chained():  # $ call_graph_edge=lazy.numbers
    return itertools.chain(numbers())


def use():  # $ call_graph_edge=lazy.kept call_graph_edge=lazy.keep call_graph_edge=lazy.double
    for each in kept([1, 2]):
        print(each)


def take():  # $ call_graph_edge=lazy.chained call_graph_edge=lazy.numbers
    return list(chained())


def nothing():  # $ call_graph_edge=lazy.doubled
    return doubled([3])
