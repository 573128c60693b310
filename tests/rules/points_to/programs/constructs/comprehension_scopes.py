def f(): return 1
def g(): return 2
fs = [f, g]
[fn() for fn in fs]  # $ call_site_edge=comprehension_scopes.f call_site_edge=comprehension_scopes.g
{k: v() for k, v in {"a": f}.items()}  # $ call_site_edge=comprehension_scopes.f
{fn() for fn in fs}  # $ call_site_edge=comprehension_scopes.f call_site_edge=comprehension_scopes.g
def main(): return list(fn() for fn in fs)  # $ call_site_edge=comprehension_scopes.f call_site_edge=comprehension_scopes.g
main()  # $ call_site_edge=comprehension_scopes.main
d = {n: fn for n, fn in zip("ab", fs)}
d["a"]()  # $ call_site_edge=comprehension_scopes.f call_site_edge=comprehension_scopes.g
lam = [lambda: fn() for fn in [f]]  # $ call_site_edge=comprehension_scopes.f
lam[0]()  # $ call_site_edge=comprehension_scopes.<lambda1>
