import pprint
class R:
    def __repr__(self): return self.r()  # $ call_site_edge=textwrap_pprint.R.r
    def r(self): return "R"
def main():
    pprint.pformat([R()])  # $ call_site_edge=textwrap_pprint.R.__repr__
main()  # $ call_site_edge=textwrap_pprint.main
