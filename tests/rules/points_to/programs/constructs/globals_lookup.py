def cmd_a(): return 1
def cmd_b(): return 2
def run(name):
    return globals()["cmd_" + name]()  # $ call_site_edge=globals_lookup.cmd_a call_site_edge=globals_lookup.cmd_b call_site_edge=globals_lookup.run
run("a"); run("b")  # $ call_site_edge=globals_lookup.run
globals()["cmd_a"]()  # $ call_site_edge=globals_lookup.cmd_a
