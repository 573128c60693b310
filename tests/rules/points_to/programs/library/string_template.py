import string
class T(string.Template):
    delimiter = "%"
class M:
    def __getitem__(self, k): return value(k)  # $ call_site_edge=string_template.value
def value(k): return "v"
T("%x").substitute(M())  # $ call_site_edge=string_template.M.__getitem__
class F(string.Formatter):
    def get_value(self, key, args, kw): return self.look(key)  # $ call_site_edge=string_template.F.look
    def look(self, k): return "z"
    def format_field(self, v, spec): return "q"
F().format("{a}")  # $ call_site_edge=string_template.F.format_field call_site_edge=string_template.F.get_value
"{a}".format_map(M())  # $ call_site_edge=string_template.M.__getitem__
