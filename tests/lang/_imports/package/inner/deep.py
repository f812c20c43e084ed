from .. import first
from ..first import __name__ as first_name
print("deep", first.__name__, first_name)
