def reexported(a): ...  # $ parameter_tensor=a
def from_import(a): ...  # $ parameter_tensor=a
def renamed(a): ...  # $ parameter_tensor=a
def module_import(a): ...  # $ parameter_tensor=a
def relative(a): ...  # $ parameter_tensor=a
def inside_function(a): ...  # $ parameter_tensor=a
def never(a): ...  # $ parameter_tensor=a:null parameter_container=a:null


class C:
    def method(self, a): ...  # $ parameter_tensor=self:null parameter_container=self:null parameter_tensor=a
