# python: 3.14
# skip-if: threads
# index: import, BOBBINPATH
# A directory behind the library serves only what the library lacks, submodules of the library's packages included.
import os
import sys

directory = os.environ["TMPDIR"]
os.mkdir(directory + "/json")
for name, text in {
    "bisect.py": "print('bisect of the directory')",
    "own_module.py": "print('own module')",
    "json/__init__.py": "print('json of the directory')",
    "json/extra.py": "print('json.extra as', __name__, __package__)",
}.items():
    with open(directory + "/" + name, "w") as f:
        f.write(text)

sys.path.append(directory)
import bisect
import json.extra
import own_module

print(bisect.bisect([1, 2], 1), json.extra is sys.modules["json.extra"], hasattr(json, "dumps"))
try:
    import json.absent
except ModuleNotFoundError as error:
    print(error)

sys.path.insert(0, directory)
del sys.modules["bisect"]
import bisect

print(hasattr(bisect, "bisect"))
