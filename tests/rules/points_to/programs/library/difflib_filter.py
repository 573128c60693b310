import difflib
def junk(x): return x == " "
difflib.SequenceMatcher(junk, "ab", "cb").ratio()  # $ call_site_edge=difflib_filter.junk
