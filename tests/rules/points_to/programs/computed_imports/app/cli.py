from app import commands
def main(argv):
    fn = getattr(commands, "cmd_" + argv[0])
    return fn()  # $ call_site_edge=app.commands.cmd_run call_site_edge=app.commands.cmd_stop
