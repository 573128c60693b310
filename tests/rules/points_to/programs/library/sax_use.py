import xml.sax
from xml.sax.handler import ContentHandler
class H(ContentHandler):
    def startDocument(self): return None
    def startElement(self, name, attrs): self.note(name)  # $ call_site_edge=sax_use.H.note
    def endElement(self, name): return None
    def characters(self, c): return None
    def note(self, n): return n
xml.sax.parseString(b"<a>t</a>", H())  # $ call_site_edge=sax_use.H.characters call_site_edge=sax_use.H.endElement call_site_edge=sax_use.H.startDocument call_site_edge=sax_use.H.startElement
