class A:
    @property
    def name(self): return "A"
    def show(self): return self.name  # $ call_site_edge=property_inherited_override.B.name
class B(A):
    @property
    def name(self): return "B" + super().name  # $ call_site_edge=property_inherited_override.A.name
class C(A):
    @A.name.setter
    def name(self, v): return None
B().show()  # $ call_site_edge=property_inherited_override.A.show
c = C()
c.name = 3  # $ call_site_edge=property_inherited_override.C.name
c.name  # $ call_site_edge=property_inherited_override.A.name
