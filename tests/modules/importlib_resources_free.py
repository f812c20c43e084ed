# index: importlib.machinery.SourceFileLoader, importlib.util.module_from_spec, pkgutil.iter_modules, __import__
# skip-if: threads
import importlib.machinery
import importlib.util
import os
import pkgutil
import sys
import tempfile
import types

with tempfile.TemporaryDirectory() as d:
    os.makedirs(os.path.join(d, "pack", "inner"))
    for name, text in {"pack/__init__.py": "from .one import A\n__version__ = '3'", "pack/one.py": "A = __name__", "pack/inner/__init__.py": "", "pack/inner/deep.py": "import pack\nB = pack.A", "pack/data.txt": "resource", "alone.py": "'''Doc.'''\nimport sys\nX = [__file__ is not None, __spec__.loader is not None, __doc__]", "code.script": "Y = 7"}.items():
        with open(os.path.join(d, name), "w") as f:
            f.write(text + "\n")
    sys.path.insert(0, d)
    loader = importlib.machinery.SourceFileLoader("special", os.path.join(d, "code.script"))
    spec = importlib.util.spec_from_loader("special", loader)
    special = importlib.util.module_from_spec(spec)
    print(hasattr(special, "Y"), loader.exec_module(special), special.Y, loader.get_filename("special") == special.__file__, loader.get_source("special"), loader.is_package("special"), loader.path == special.__file__)
    import alone
    import pack.inner.deep
    print(alone.X, pack.inner.deep.B, pack.__version__, pack.__spec__.submodule_search_locations == pack.__path__, alone.__spec__.cached is None or True, alone.__loader__.name)
    print(sorted((m.name, m.ispkg) for m in pkgutil.iter_modules([d])), sorted(m.name for m in pkgutil.walk_packages(pack.__path__, "pack.")), pkgutil.get_data("pack", "data.txt"))
    code = alone.__loader__.get_code("alone")
    print(type(code) is types.CodeType, code.co_filename == alone.__file__, pack.__loader__.get_data(os.path.join(d, "pack", "data.txt")), pack.__loader__.is_package("pack"))
    finder = importlib.machinery.PathFinder
    print(finder.find_spec("pack", [d]).name, finder.find_spec("pack", []), finder.find_spec("one", pack.__path__).origin.endswith("one.py"), importlib.machinery.FileFinder(d, (importlib.machinery.SourceFileLoader, [".script"])).find_spec("code").name)
    sys.modules.pop("alone")
    os.remove(os.path.join(d, "alone.py"))
    importlib.invalidate_caches()
    for statement in ("import alone", "import pack.two", "__import__('pack.one', fromlist=['A']).A", "__import__('pack', fromlist=['inner']).inner.__name__", "__import__('')", "__import__('a', level=-1)", "__import__(3)", "from pack import *", "import pack as p, os.path as q"):
        try:
            print(statement, "->", eval(statement) if statement.startswith("__") and "." in statement[-8:] else exec(statement))
        except Exception as e:
            print(statement, "->", type(e).__name__, str(e).replace(d, "D"))
