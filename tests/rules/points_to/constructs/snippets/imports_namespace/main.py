# rule-test: kinds=call_site_edge objects=merged
import space.one
import space.two.deep
import space.regular
from space import one
from space.two import deep
from space.two.deep import far as renamed
from space.regular import shown

space.one.near()  # $ call_site_edge=space.one.near
space.two.deep.far()  # $ call_site_edge=space.two.deep.far
space.regular.shown()  # $ call_site_edge=space.regular.shown
one.near()  # $ call_site_edge=space.one.near
deep.far()  # $ call_site_edge=space.two.deep.far
renamed()  # $ call_site_edge=space.two.deep.far
shown()  # $ call_site_edge=space.regular.shown
