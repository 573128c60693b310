# rule-test: kinds=calls
# Values that a fixture's decorator lists, and fixtures that a derived test class replaces.
import pytest


class One:
    def run(self):
        pass


class Two(One):
    def run(self):
        pass


@pytest.fixture(params=[One, Two])  # $ calls=pytest.fixture
def made(request):
    return request.param()


def test_made(made):
    made.run()  # $ calls=test_provided.One.run calls=test_provided.Two.run


class TestBase:
    @pytest.fixture  # $ calls=pytest.fixture
    def thing(self):
        return One()

    @pytest.fixture  # $ calls=pytest.fixture
    def user(self, thing):
        return thing

    def test_thing(self, user):
        user.run()  # $ calls=test_provided.One.run calls=test_provided.Two.run


class TestDerived(TestBase):
    @pytest.fixture  # $ calls=pytest.fixture
    def thing(self):
        return Two()
