# index: importlib.abc, sys.meta_path
# skip-if: threads
import importlib.abc
import importlib.util
import sys


class Loader(importlib.abc.Loader):
    def create_module(self,spec): return None
    def exec_module(self, module):
        module.made = True
        module.name2=module.__name__
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self,name,path,target=None):
        if name.startswith('virtual'): return importlib.util.spec_from_loader(name,Loader(),is_package=name=='virtual')
sys.meta_path.insert(0, Finder())
import virtual.inner
print(virtual.made,virtual.inner.name2,virtual.__path__)
sys.meta_path.pop(0)
