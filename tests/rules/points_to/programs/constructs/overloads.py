from typing import cast, overload, NewType, Generic, TypeVar, Optional, Callable, Any
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
class Item:
    def go(self): return 1
@overload
def conv(x: int) -> int: ...
@overload
def conv(x: str) -> str: ...
def conv(x): return x
UserId = NewType("UserId", Item)
def main():
    Box[Item](Item()).get().go()  # $ call_site_edge=overloads.Box.__init__ call_site_edge=overloads.Box.get call_site_edge=overloads.Item.go
    cast(Item, Item()).go()  # $ call_site_edge=overloads.Item.go
    cast("Item", Item()).go()  # $ call_site_edge=overloads.Item.go
    conv(1)  # $ call_site_edge=overloads.conv
    UserId(Item()).go()
main()  # $ call_site_edge=overloads.main
