import sys
from contextlib import redirect_stdout
class Out:
    def write(self, s): return len(s)
def main():
    with redirect_stdout(Out()):  # $ call_site_edge=redirect_stdout.Out.write
        print("x")
main()  # $ call_site_edge=redirect_stdout.main
