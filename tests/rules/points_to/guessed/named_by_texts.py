# rule-test: kinds=call_graph_edge options=seed=all
# Functions that only texts name: `pkg.module.function`.
from importlib import import_module

PLUGINS = {"one": "named_by_texts.one"}


def one():
    pass


def two():
    pass


def load(name):  # $ call_graph_edge=named_by_texts.one
    path, last = PLUGINS[name].rsplit(".", 1)
    getattr(import_module(path), last)()
