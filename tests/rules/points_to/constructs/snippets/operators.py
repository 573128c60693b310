# rule-test: kinds=call_site_edge objects=merged
class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        return V(1)  # $ call_site_edge=operators.V.__init__

    def __radd__(self, o):
        return V(2)  # $ call_site_edge=operators.V.__init__

    def __iadd__(self, o):
        inplace()  # $ call_site_edge=operators.inplace
        return self

    def __sub__(self, o):
        return NotImplemented

    def __mul__(self, o):
        return V(1)  # $ SPURIOUS: call_site_edge=operators.V.__init__

    def __imul__(self, o):
        return self

    def __neg__(self):
        return V(0)  # $ call_site_edge=operators.V.__init__

    def __pos__(self):
        return self

    def __invert__(self):
        return self

    def __abs__(self):
        return self

    def __eq__(self, o):
        return True

    def __ne__(self, o):
        return False

    def __lt__(self, o):
        return True

    def __le__(self, o):
        return True

    def __hash__(self):
        return 1

    def __bool__(self):
        return True

    def __len__(self):
        return 2

    def __contains__(self, x):
        return True

    def __getitem__(self, i):
        return 1

    def __setitem__(self, i, v):
        pass

    def __delitem__(self, i):
        pass

    def __matmul__(self, o):
        return self

    def __rmatmul__(self, o):
        return self

    def __pow__(self, o):
        return self

    def __rpow__(self, o):
        return self

    def __divmod__(self, o):
        return (1, 2)

    def __floordiv__(self, o):
        return self

    def __truediv__(self, o):
        return self

    def __mod__(self, o):
        return self

    def __and__(self, o):
        return self

    def __or__(self, o):
        return self

    def __ror__(self, o):
        return self

    def __xor__(self, o):
        return self

    def __lshift__(self, o):
        return self

    def __rshift__(self, o):
        return self

    def __int__(self):
        return 1

    def __float__(self):
        return 1.0

    def __complex__(self):
        return 1j

    def __index__(self):
        return 1

    def __round__(self, n=None):
        return 1

    def __trunc__(self):
        return 1

    def __floor__(self):
        return 1

    def __ceil__(self):
        return 1

    def __reversed__(self):
        return iter([])

    def __iter__(self):
        return iter([1])

    def __repr__(self):
        return "V"

    def __bytes__(self):
        return b""

    def __length_hint__(self):
        return 1

    def tail(self):
        pass


def inplace():
    pass


class R:
    def __rsub__(self, o):
        return V(3)  # $ call_site_edge=operators.V.__init__

    def __rmul__(self, o):
        return V(3)  # $ call_site_edge=operators.V.__init__

    def __gt__(self, o):
        return True

    def __ge__(self, o):
        return True


def main():
    import math

    v, w = V(1), V(2)  # $ call_site_edge=operators.V.__init__
    (v + w).tail()  # $ call_site_edge=operators.V.__add__ call_site_edge=operators.V.tail
    (1 + v).tail()  # $ call_site_edge=operators.V.__radd__ call_site_edge=operators.V.tail
    v += 1  # $ call_site_edge=operators.V.__iadd__
    v *= 2  # $ call_site_edge=operators.V.__imul__
    (v - R()).tail()  # $ call_site_edge=operators.R.__rsub__ call_site_edge=operators.V.__sub__ call_site_edge=operators.V.tail
    (2 * R()).tail()  # $ call_site_edge=operators.R.__rmul__ call_site_edge=operators.V.tail
    -v  # $ call_site_edge=operators.V.__neg__
    +v  # $ call_site_edge=operators.V.__pos__
    ~v  # $ call_site_edge=operators.V.__invert__
    abs(v)  # $ call_site_edge=operators.V.__abs__
    v == w  # $ call_site_edge=operators.V.__eq__
    v != w  # $ call_site_edge=operators.V.__ne__
    v < w  # $ call_site_edge=operators.V.__lt__
    v <= w  # $ call_site_edge=operators.V.__le__
    v > w  # $ call_site_edge=operators.V.__lt__
    v >= w  # $ call_site_edge=operators.V.__le__
    v[0]  # $ call_site_edge=operators.V.__getitem__
    v[0] = 1  # $ call_site_edge=operators.V.__setitem__
    del v[0]  # $ call_site_edge=operators.V.__delitem__
    v[1:2]  # $ call_site_edge=operators.V.__getitem__
    v @ w  # $ call_site_edge=operators.V.__matmul__
    3 @ v  # $ call_site_edge=operators.V.__rmatmul__
    v**2  # $ call_site_edge=operators.V.__pow__
    2**v  # $ call_site_edge=operators.V.__rpow__
    divmod(v, 1)  # $ call_site_edge=operators.V.__divmod__
    pow(v, 2)  # $ call_site_edge=operators.V.__pow__
    v // 1  # $ call_site_edge=operators.V.__floordiv__
    v / 1  # $ call_site_edge=operators.V.__truediv__
    v % 1  # $ call_site_edge=operators.V.__mod__
    v & 1  # $ call_site_edge=operators.V.__and__
    v | 1  # $ call_site_edge=operators.V.__or__
    1 | v  # $ call_site_edge=operators.V.__ror__
    v ^ 1  # $ call_site_edge=operators.V.__xor__
    v << 1  # $ call_site_edge=operators.V.__lshift__
    v >> 1  # $ call_site_edge=operators.V.__rshift__
    int(v)  # $ call_site_edge=operators.V.__int__
    float(v)  # $ call_site_edge=operators.V.__float__
    complex(v)  # $ call_site_edge=operators.V.__complex__
    [1, 2, 3][v]  # $ call_site_edge=operators.V.__eq__ call_site_edge=operators.V.__index__
    round(v)  # $ call_site_edge=operators.V.__round__
    round(v, 1)  # $ call_site_edge=operators.V.__round__
    math.trunc(v)  # $ call_site_edge=operators.V.__trunc__
    math.floor(v)  # $ call_site_edge=operators.V.__floor__
    math.ceil(v)  # $ call_site_edge=operators.V.__ceil__
    reversed(v)  # $ call_site_edge=operators.V.__getitem__ call_site_edge=operators.V.__iter__ call_site_edge=operators.V.__len__ call_site_edge=operators.V.__reversed__
    bytes(v)  # $ call_site_edge=operators.V.__bytes__
    hex(v)  # $ call_site_edge=operators.V.__index__
    bin(v)  # $ call_site_edge=operators.V.__index__
    oct(v)  # $ call_site_edge=operators.V.__index__
    range(v)  # $ call_site_edge=operators.V.__index__
    3 in v  # $ call_site_edge=operators.V.__contains__
    not v  # $ call_site_edge=operators.V.__bool__
    bool(v)  # $ call_site_edge=operators.V.__bool__
    len(v)  # $ call_site_edge=operators.V.__len__
    if v:  # $ call_site_edge=operators.V.__bool__
        pass
    while v:  # $ call_site_edge=operators.V.__bool__
        break
    v and w  # $ call_site_edge=operators.V.__bool__
    v or w  # $ call_site_edge=operators.V.__bool__
    1 if v else 2  # $ call_site_edge=operators.V.__bool__
    assert v  # $ call_site_edge=operators.V.__bool__
    hash(v)  # $ call_site_edge=operators.V.__hash__
    (v + w + 1).tail()  # $ call_site_edge=operators.V.__add__ call_site_edge=operators.V.tail
    v[0] += 1  # $ call_site_edge=operators.V.__getitem__ call_site_edge=operators.V.__setitem__
    list(v)  # $ call_site_edge=operators.V.__iter__ call_site_edge=operators.V.__len__
    tuple(v)  # $ call_site_edge=operators.V.__iter__ call_site_edge=operators.V.__len__
    set(v)  # $ call_site_edge=operators.V.__iter__
    [*v]  # $ call_site_edge=operators.V.__iter__
    (a,) = v  # $ call_site_edge=operators.V.__iter__
    sum([v, w], v)  # $ call_site_edge=operators.V.__add__ call_site_edge=operators.V.__radd__
    min([v, w])  # $ call_site_edge=operators.V.__lt__
    max(v, w)  # $ call_site_edge=operators.V.__iter__ call_site_edge=operators.V.__lt__


main()  # $ call_site_edge=operators.main


class W:
    def __add__(self, o):
        return self

    def __radd__(self, o):
        return self

    def __mul__(self, o):
        return self

    def __rmul__(self, o):
        return self


class WS(W):
    def __rmul__(self, o):
        return self


class X:
    def __iadd__(self, o):
        return self

    def __add__(self, o):
        return self


class Both:
    def __bool__(self):
        return True

    def __len__(self):
        return 0


def refl():
    W() + W()  # $ call_site_edge=operators.W.__add__
    W() * WS()  # $ call_site_edge=operators.WS.__rmul__ SPURIOUS: call_site_edge=operators.W.__mul__
    3 * W()  # $ call_site_edge=operators.W.__rmul__
    x = X()
    x += 1  # $ call_site_edge=operators.X.__iadd__
    if Both():  # $ call_site_edge=operators.Both.__bool__
        pass
    not Both()  # $ call_site_edge=operators.Both.__bool__


refl()  # $ call_site_edge=operators.refl
