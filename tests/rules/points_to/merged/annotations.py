# rule-test: objects=merged kinds=calls
# What is known of nothing else is what its annotation says; what is known is not.
from __future__ import annotations

from typing import Optional

from library import Proxy, find


class Shop:
    def sell(self):
        pass


class Other:
    def sell(self):
        pass


shop: Shop = Proxy(find, "shop")  # $ calls=library.Proxy
closed: Shop = Other()


def given(shop: Shop):
    shop.sell()  # $ calls=annotations.Shop.sell


def maybe(shop: Optional[Shop], other: Other | None):  # noqa: UP045
    shop.sell()  # $ calls=annotations.Shop.sell
    other.sell()  # $ calls=annotations.Other.sell


def found() -> Shop:
    return find()  # $ calls=library.find


def use():
    shop.sell()  # $ calls=annotations.Shop.sell calls=library.Proxy.sell
    closed.sell()  # $ calls=annotations.Other.sell
    found().sell()  # $ calls=annotations.found calls=annotations.Shop.sell calls=library.find.sell
    mine: Shop = find()  # $ calls=library.find
    mine.sell()  # $ calls=annotations.Shop.sell calls=library.find.sell


def listed(shops: list[Shop]):
    shops.sell()
