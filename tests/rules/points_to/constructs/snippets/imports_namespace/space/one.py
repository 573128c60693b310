from .two import deep
from space.two import deep as same


def near():
    deep.far()  # $ call_site_edge=space.two.deep.far
    same.far()  # $ call_site_edge=space.two.deep.far
