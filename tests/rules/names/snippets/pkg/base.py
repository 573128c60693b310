class Base:  # $ class_linearization=0:pkg.base.Base
    def run(self):
        self.step()  # $ calls=pkg.base.Base.step

    def step(self):
        pass


def helper():
    pass


def _private():
    pass


def cell():
    pass
