# rule-test: kinds=calls,test_function
from functions import f1


def test_one():  # $ test_function=true
    f1()  # $ calls=functions.f1


class TestGroup:
    def test_two(self):  # $ test_function=true
        self.helper()  # $ calls=test_entries.TestGroup.helper

    def helper(self):
        f1()  # $ calls=functions.f1


def not_a_test():
    f1()  # $ calls=functions.f1
