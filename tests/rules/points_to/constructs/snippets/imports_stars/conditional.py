import sys

from first import *

if sys.argv:
    from second import *

both()  # $ call_site_edge=first.both call_site_edge=second.both
