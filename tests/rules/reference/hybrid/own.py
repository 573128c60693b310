def function(f):
    return f


@function
def own_decorator(): ...


class tf:
    @staticmethod
    def function(f):
        return f


@tf.function
def own_namespace(): ...
