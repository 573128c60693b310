# rule-test: kinds=call_site_edge objects=merged
# Python asks a module for `__path__` before it takes a name out of it.
from lazy import used  # $ call_site_edge=lazy.__getattr__

used()  # $ call_site_edge=lazy.used
