import pkg.sub
from pkg.sub import deep
from .sub.deep import dig
from single import alone


def start():
    pkg.sub.below()  # $ call_site_edge=pkg.sub.below
    deep.dig()  # $ call_site_edge=pkg.sub.deep.dig
    dig()  # $ call_site_edge=pkg.sub.deep.dig
    alone()  # $ call_site_edge=single.alone
