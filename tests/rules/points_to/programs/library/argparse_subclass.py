import argparse
class P(argparse.ArgumentParser):
    def error(self, message): raise SystemExit(self.render(message))  # $ call_site_edge=argparse_subclass.P.render
    def render(self, m): return m
try:
    P().parse_args(["--nope"])  # $ call_site_edge=argparse_subclass.P.error
except SystemExit:
    pass
