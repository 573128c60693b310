from pkg.core import start
from pkg import sub
from helpers import helper


def test_start():
    start()  # $ call_site_edge=pkg.core.start
    sub.below()  # $ call_site_edge=pkg.sub.below
    helper()  # $ call_site_edge=tests.helpers.helper
