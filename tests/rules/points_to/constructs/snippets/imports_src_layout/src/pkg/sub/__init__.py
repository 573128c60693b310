from .. import core


def below():
    core.start()  # $ call_site_edge=pkg.core.start
