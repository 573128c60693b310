# rule-test: kinds=calls,class_linearization
class O:  # $ class_linearization=0:classes.O
    def name(self):
        pass


class A(O):  # $ class_linearization=0:classes.A class_linearization=1:classes.O
    def name(self):
        super().name()  # $ calls=classes.B.name


class B(O):  # $ class_linearization=0:classes.B class_linearization=1:classes.O
    def name(self):
        super().name()  # $ calls=classes.O.name


class C(A, B):  # $ class_linearization=0:classes.C class_linearization=1:classes.A class_linearization=2:classes.B class_linearization=3:classes.O
    def name(self):
        super().name()  # $ calls=classes.A.name


class D(C):  # $ class_linearization=0:classes.D class_linearization=1:classes.C class_linearization=2:classes.A class_linearization=3:classes.B class_linearization=4:classes.O
    pass


D().name()  # $ calls=classes.C.name


class Left:  # $ class_linearization=0:classes.Left
    def __init__(self):
        pass


class Right:  # $ class_linearization=0:classes.Right
    def __init__(self):
        pass

    def only(self):
        pass


class Both(Left, Right):  # $ class_linearization=0:classes.Both class_linearization=1:classes.Left class_linearization=2:classes.Right
    pass


Both().only()  # $ calls=classes.Left.__init__ calls=classes.Right.only


class Outer:  # $ class_linearization=0:classes.Outer
    class Inner:  # $ class_linearization=0:classes.Outer.Inner
        def run(self):
            pass


class Late(Outer.Inner):  # $ class_linearization=0:classes.Late class_linearization=1:classes.Outer.Inner
    pass


Late().run()  # $ calls=classes.Outer.Inner.run


# A base that is listed twice is refused by Python, with an exception that tests ask for.
class Twice(Right, Right):
    pass


Twice().only()  # $ calls=classes.Right.__init__ calls=classes.Right.only
