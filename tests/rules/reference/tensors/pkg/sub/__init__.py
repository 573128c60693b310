__all__ = ["starred"]


def starred(a): ...  # $ parameter_tensor=a
def not_exported(a): ...  # $ parameter_tensor=a:null parameter_container=a:null
