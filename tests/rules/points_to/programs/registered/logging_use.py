# rule-test: kinds=call_site_edge objects=merged
import logging
class H(logging.Handler):
    def emit(self, record): self.format(record)
class F(logging.Formatter):
    def format(self, record): return helper(record)  # $ call_site_edge=logging_use.helper
class Fl(logging.Filter):
    def filter(self, record): return True
class Ad(logging.LoggerAdapter):
    def process(self, msg, kw): return msg, kw
def helper(r): return "x"
log = logging.getLogger("x")
h = H()
h.setFormatter(F())
h.addFilter(Fl())
log.addHandler(h)
log.addFilter(lambda r: True)
def main():
    log.warning("hi")  # $ call_site_edge=logging_use.<lambda1> call_site_edge=logging_use.F.format call_site_edge=logging_use.Fl.filter call_site_edge=logging_use.H.emit
    Ad(log, {}).error("e")  # $ call_site_edge=logging_use.Ad.process call_site_edge=logging_use.F.format call_site_edge=logging_use.Fl.filter call_site_edge=logging_use.H.emit
main()  # $ call_site_edge=logging_use.main
