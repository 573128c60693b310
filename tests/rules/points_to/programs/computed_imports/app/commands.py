def cmd_run(): return 1
def cmd_stop(): return 2
def helper(): return 3
