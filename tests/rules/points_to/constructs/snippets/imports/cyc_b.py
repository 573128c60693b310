import cyc_a
from cyc_a import *


def mid():
    cyc_a.end()  # $ call_site_edge=cyc_a.end
