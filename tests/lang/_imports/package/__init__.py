print("package starts as", __name__)
from . import first
from .inner import deep as deeper

__all__ = ["first", "second", "value"]
value = 3
_private = 4
