# index: pkgutil, runpy
# skip-if: threads
import pkgutil
import runpy
import warnings
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
warnings.simplefilter('ignore')
print([i.name for i in pkgutil.iter_modules([d])],[(i.name,i.ispkg) for i in pkgutil.iter_modules([d+'/pkg'],'pkg.')],[i.name for i in pkgutil.walk_packages([d])])
print(pkgutil.get_data('pkg','data.txt'),pkgutil.resolve_name('pkg.a:val'),pkgutil.resolve_name('os.path.join') is os.path.join)
print(runpy.run_module('pkg.a')['val'],runpy.run_module('pkg',run_name='zz')['res'])
runpy.run_module('pkg.a',run_name='__main__')
print(runpy.run_path(d+'/single.py',{'count':9})['count'], runpy.run_path(d+'/pkg',run_name='q')['res'])
try: runpy.run_module('pkg.sub')
except ImportError as e: print(e)
