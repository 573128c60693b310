# rule-test: kinds=call_site_edge
# The later of two star imports wins.
from first import *
from second import *

both()  # $ call_site_edge=second.both
early()  # $ call_site_edge=first.early
late()  # $ call_site_edge=second.late
