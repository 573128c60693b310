import importlib
for n in ["alpha", "beta"]:
    mod = importlib.import_module(f"plugs.{n}")
    mod.setup()  # $ call_site_edge=plugs.alpha.setup call_site_edge=plugs.beta.setup
