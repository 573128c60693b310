import xml.parsers.expat as ex
def start(name, attrs): return 1
def end(name): return 2
p = ex.ParserCreate()
p.StartElementHandler = start
p.EndElementHandler = end
p.Parse("<a></a>", True)  # $ call_site_edge=expat_use.end call_site_edge=expat_use.start
