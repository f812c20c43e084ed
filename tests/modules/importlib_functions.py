# index: importlib
# skip-if: threads
import importlib
import importlib.util
import os
import sys
d = os.path.join(os.environ['TMPDIR'], 'imp')
os.makedirs(d + '/pkg/sub')
sys.path.insert(0, d)


def wr(p, s):
    with open(os.path.join(d, p), 'w') as f:
        f.write(s)


wr('pkg/__init__.py','x=1\n')
wr('pkg/a.py','from . import x\nval=5\nif __name__=="__main__": print("main",__package__)\n')
wr('pkg/sub/__init__.py','')
wr('pkg/__main__.py','import sys\nprint("pkgmain", __name__, sys.argv[0].endswith("__main__.py"))\nres=7\n')
wr('pkg/data.txt','data')
wr('single.py','count=globals().get("count",0)+1\n')
m=importlib.import_module('pkg.a')
print(m.val, m.__spec__.name, m.__spec__.parent, type(m.__loader__).__name__, m.__file__==d+'/pkg/a.py')
print(importlib.import_module('.a','pkg') is m, importlib.import_module('..a','pkg.sub') is m, importlib.util.resolve_name('.b','pkg'))
import single
print(single.count)
r=importlib.reload(single)
print(r is single, single.count)
for f in (lambda: importlib.import_module('.a'),lambda: importlib.import_module('...a','pkg'),lambda: importlib.import_module('nope'),lambda: importlib.reload(5),lambda: importlib.util.find_spec('nope'),lambda: importlib.util.find_spec('nope.x'),lambda: importlib.util.find_spec('single.x'),lambda: importlib.import_module('single.x')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
