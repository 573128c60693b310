import shutil, tempfile, os
def ign(d, names): return []
def onerr(f, p, e): return 1
def cp(s, d): return shutil.copy2(s, d)
with tempfile.TemporaryDirectory() as d:
    os.mkdir(d + "/a")
    open(d + "/a/f", "w").close()
    shutil.copytree(d + "/a", d + "/b", ignore=ign, copy_function=cp)  # $ call_site_edge=shutil_tempfile.cp call_site_edge=shutil_tempfile.ign
    shutil.rmtree(d + "/nope", onerror=onerr)  # $ call_site_edge=shutil_tempfile.onerr
