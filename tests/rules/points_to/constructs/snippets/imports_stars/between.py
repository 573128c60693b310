# What runs between two star imports sees the first.
from first import *

both()  # $ call_site_edge=first.both call_site_edge=second.both
from second import *


def later():
    both()  # $ call_site_edge=first.both call_site_edge=second.both


later()  # $ call_site_edge=between.later
