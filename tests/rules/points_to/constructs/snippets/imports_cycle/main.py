# rule-test: kinds=call_site_edge objects=merged
import left
from pkg import A

left.go()  # $ call_site_edge=left.go
A().partner().back()  # $ call_site_edge=pkg.a.A.partner call_site_edge=pkg.b.B.back
