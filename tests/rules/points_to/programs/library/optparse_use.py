import optparse
def cb(option, opt, value, parser): return done()  # $ call_site_edge=optparse_use.done
def done(): return 1
p = optparse.OptionParser()
p.add_option("-c", action="callback", callback=cb)  # $ call_site_edge=optparse_use.cb
p.parse_args(["-c"])
