# rule-test: kinds=calls
import pickle

import pytest


def make():
    def inner():
        pass

    return inner


def one():
    pass


def two():
    pass


@pytest.fixture  # $ calls=pytest.fixture
def made():
    return make()  # $ calls=test_injection.make


@pytest.fixture(name="renamed")  # $ calls=pytest.fixture
def provider(made):
    made()  # $ calls=test_injection.make.inner
    yield one


def test_fixtures(made, renamed):  # $ test_function=true
    made()  # $ calls=test_injection.make.inner
    renamed()  # $ calls=test_injection.one


@pytest.mark.parametrize("f", [one, two])  # $ calls=pytest.mark.parametrize test_function=true
def test_values(f):
    f()  # $ calls=test_injection.one calls=test_injection.two


@pytest.mark.parametrize("f, g", [(one, two)])  # $ calls=pytest.mark.parametrize test_function=true
def test_rows(f, g):
    f()  # $ calls=test_injection.one
    g()  # $ calls=test_injection.two


class TestBase:
    factory = staticmethod(one)  # $ calls=builtins.staticmethod

    def test_inherited(self):  # $ test_function=true
        self.factory()  # $ calls=test_injection.one calls=test_injection.two


class TestDerived(TestBase):
    factory = staticmethod(two)  # $ calls=builtins.staticmethod


class Sized:
    def __len__(self):
        return 1

    def __repr__(self):
        return ""

    def __getstate__(self):
        return {}


def test_builtins():  # $ test_function=true
    s = Sized()
    len(s)  # $ calls=builtins.len calls=test_injection.Sized.__len__
    repr(s)  # $ calls=builtins.repr calls=test_injection.Sized.__repr__
    pickle.dumps(s)  # $ calls=pickle.dumps calls=test_injection.Sized.__getstate__
