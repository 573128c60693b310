# rule-test: kinds=call_site_edge objects=merged
import pkg

pkg.start()  # $ call_site_edge=pkg.core.start
