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


class Made:
    def use(self):
        pass


@pytest.fixture  # $ calls=pytest.fixture
def told(request):
    request.cls.made = Made()
    request.instance.own = Made()


@pytest.mark.usefixtures("told")  # $ calls=pytest.mark.usefixtures
class TestMade:
    def test_made(self):
        self.made.use()  # $ calls=test_provided.Made.use

    def test_own(self):
        self.own.use()  # $ calls=test_provided.Made.use
