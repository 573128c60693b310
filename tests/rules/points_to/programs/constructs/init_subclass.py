class Plugin:
    plugins = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Plugin.plugins.append(cls)
    def run(self): raise NotImplementedError
class P1(Plugin):  # $ call_site_edge=init_subclass.Plugin.__init_subclass__
    def run(self): return 1
class P2(Plugin):  # $ call_site_edge=init_subclass.Plugin.__init_subclass__
    def run(self): return 2
def all_plugins():
    for p in Plugin.plugins:
        p().run()  # $ call_site_edge=init_subclass.P1.run call_site_edge=init_subclass.P2.run
all_plugins()  # $ call_site_edge=init_subclass.all_plugins
