# rule-test: kinds=call_site_edge objects=merged
import importlib
m = importlib.import_module("plug.one")
m.run()  # $ call_site_edge=plug.one.run
n = __import__("two")
n.run()  # $ call_site_edge=two.run
name = "three"
o = importlib.import_module("plug." + name)
o.run()  # $ call_site_edge=plug.three.run SPURIOUS: call_site_edge=plug.one.run
q = importlib.import_module(".one", package="plug")
q.run2()  # $ call_site_edge=plug.one.run2
