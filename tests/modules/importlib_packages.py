# index: relative import, namespace packages, circular imports, packages, __all__
# skip-if: threads
import importlib
import os
import sys
import tempfile

FILES = {
    "one/shop/__init__.py": "from .cart import Cart\nfrom . import prices as price_list\n__all__ = ['Cart', 'tax']\nVERSION = '1.' + __name__",
    "one/shop/cart.py": "from __future__ import annotations\nfrom .prices import PRICES\nfrom .util.text import shout\nclass Cart:\n    def __init__(self, *items):\n        self.items = items\n    def total(self) -> float:\n        from . import tax\n        return tax.add(sum(PRICES[i] for i in self.items))\n    def __str__(self):\n        return shout(', '.join(self.items))",
    "one/shop/prices.py": "PRICES = {'tea': 3, 'milk': 1}",
    "one/shop/tax.py": "import shop\nRATE = 0.5\ndef add(x):\n    return x * (1 + RATE)",
    "one/shop/util/__init__.py": "",
    "one/shop/util/text.py": "from ..prices import PRICES as P\nimport shop as top\ndef shout(s):\n    return f'{s.upper()} ({len(P)})'",
    "one/ns/left.py": "SIDE = 'left'",
    "two/ns/right.py": "from .left import SIDE\nBOTH = SIDE + ' right'",
    "two/ns/sub/__init__.py": "NAME = __name__",
    "one/beyond/__init__.py": "from .. import anything",
    "one/star/__init__.py": "_hidden = 1\nshown = 2\n__all__ = ['shown', 'missing']",
    "one/half/__init__.py": "from .part import thing",
    "one/half/part.py": "import half\nthing = hasattr(half, 'thing')",
}
with tempfile.TemporaryDirectory() as d:
    for name, text in FILES.items():
        path = os.path.join(d, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f:
            f.write(text + "\n")
    sys.path[:0] = [os.path.join(d, "one"), os.path.join(d, "two")]
    import shop
    print(shop.VERSION, shop.Cart("tea", "milk").total(), shop.Cart("tea"), shop.price_list.__name__, shop.__package__, shop.util.text.top is shop)
    space = {}
    exec("from shop import *", space)
    print(sorted(n for n in space if n[0] != "_"), space["tax"].__name__)
    import ns.right, ns.sub
    print(ns.right.BOTH, ns.sub.NAME, len(ns.__path__), ns.__file__ if hasattr(ns, "__file__") else None, ns.__spec__.origin)
    import half
    print(half.thing, half.part.thing, os.path.relpath(half.part.__file__, d), os.path.relpath(half.__path__[0], d), half.__spec__.parent, half.part.__spec__.parent)
    for statement in ("import beyond", "from star import *", "from shop import nothing", "import shop.nothing", "import ns.nothing", "from . import x", "import shop.prices.x", "from shop.cart import Kart", "import shopp"):
        try:
            exec(statement, {"__name__": "__main__", "__package__": None})
            print(statement, "worked")
        except Exception as e:
            print(statement, "->", type(e).__name__, str(e).replace(d, "D"), getattr(e, "name", None))
    exec("from .prices import PRICES", fake := {"__package__": "shop", "__name__": "shop.fake"})
    print(fake["PRICES"], __import__("shop.util.text").__name__, __import__("shop.util", fromlist=["text"]).__name__, __import__("prices", {"__package__": "shop", "__name__": "x"}, level=1).__name__)
