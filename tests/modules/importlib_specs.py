# index: importlib.util, importlib.machinery
# skip-if: threads
import importlib
import importlib.abc
import importlib.machinery
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
m = importlib.import_module('pkg.a')
s=importlib.util.find_spec('pkg.sub')
print(s.name,s.submodule_search_locations==[d+'/pkg/sub'],s.has_location,s.parent, 'pkg.sub' in sys.modules)
spec=importlib.util.spec_from_file_location('other',d+'/single.py')
mod=importlib.util.module_from_spec(spec)
print(mod.__name__,hasattr(mod,'count'),'other' in sys.modules)
spec.loader.exec_module(mod)
print(mod.count, mod.__file__==d+'/single.py', mod.__package__=='')
print(importlib.machinery.SOURCE_SUFFIXES, importlib.machinery.PathFinder.find_spec('single').origin==d+'/single.py', importlib.machinery.PathFinder.find_spec('nope'))
print(importlib.util.spec_from_loader('q',None), importlib.machinery.ModuleSpec('n',None,origin='o',is_package=True))
lazy=importlib.util.spec_from_file_location('lz',d+'/single.py')
lazy.loader=importlib.util.LazyLoader(lazy.loader)
lm=importlib.util.module_from_spec(lazy)
lazy.loader.exec_module(lm)
print(type(lm).__name__, lm.count, type(lm).__name__)
print(m.__loader__.get_source('pkg.a')[:14], m.__loader__.is_package('pkg.a'), m.__loader__.get_code('pkg.a').co_name, m.__loader__.get_data(d+'/pkg/data.txt'), issubclass(importlib.machinery.SourceFileLoader, importlib.abc.SourceLoader))

