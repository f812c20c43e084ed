# SPDX-License-Identifier: MIT
"""Prints the names that dir() finds in built-in types and in modules, for tools/dir_compare.

Runs under Bobbin and under CPython alike.  A line is `type NAME: name name ...' or `module NAME: name name ...'; a
module that cannot be imported gives `module NAME: -'.
"""

import sys

MODULES = """
    sys builtins gc time math errno os os.path io signal struct array collections collections.abc functools itertools
    operator types re json random string string.templatelib contextlib weakref copy heapq bisect abc enum dataclasses
    warnings traceback atexit contextvars unittest _thread codecs typing annotationlib importlib importlib.abc
    importlib.machinery importlib.util
""".split()

# Modules whose public classes are built in.
CLASS_MODULES = """
    types io itertools functools operator collections collections.abc weakref array struct random contextvars _thread
    string.templatelib re typing
""".split()

# Types that no module names.
HIDDEN = r"""
    list_iterator = type(iter([]))
    list_reverseiterator = type(reversed([]))
    tuple_iterator = type(iter(()))
    str_ascii_iterator = type(iter('a'))
    str_iterator = type(iter('\xe9'))
    bytes_iterator = type(iter(b''))
    bytearray_iterator = type(iter(bytearray()))
    memory_iterator = type(iter(memoryview(b'')))
    dict_keyiterator = type(iter({}))
    dict_valueiterator = type(iter({}.values()))
    dict_itemiterator = type(iter({}.items()))
    dict_reversekeyiterator = type(reversed({}))
    dict_reversevalueiterator = type(reversed({}.values()))
    dict_reverseitemiterator = type(reversed({}.items()))
    dict_keys = type({}.keys())
    dict_values = type({}.values())
    dict_items = type({}.items())
    set_iterator = type(iter(set()))
    range_iterator = type(iter(range(1)))
    longrange_iterator = type(iter(range(1 << 70)))
    callable_iterator = type(iter(int, 1))
    iterator = type(iter(types.new_class('Old', (), {}, lambda ns: ns.update(__getitem__=len))()))
    generic_alias_iterator = type(iter(list[int]))
    GenericAlias = type(list[int])
    Union = type(int | str)
    generator = type((lambda: (yield))())
    NotImplementedType = type(NotImplemented)
    ellipsis = type(...)
    NoneType = type(None)
    builtin_function = type(len)
    method_descriptor = type(list.append)
    wrapper_descriptor = type(list.__len__)
    method-wrapper = type([].__len__)
    classmethod_descriptor = type(dict.__dict__['fromkeys'])
    getset_descriptor = type(int.real)
    member_descriptor = type(types.FunctionType.__closure__)
    mappingproxy = type(type.__dict__)
    SimpleNamespace = type(sys.implementation)
    code = type((lambda: 0).__code__)
    code.co_lines = type((lambda: 0).__code__.co_lines())
    code.co_positions = type((lambda: 0).__code__.co_positions())
    sys.version_info = type(sys.version_info)
    sys.flags = type(sys.flags)
    sys.float_info = type(sys.float_info)
    sys.int_info = type(sys.int_info)
    sys.hash_info = type(sys.hash_info)
    sys.thread_info = type(sys.thread_info)
"""


def show(kind, name, names):
    print("%s %s: %s" % (kind, name, " ".join(sorted(names))))


def load(name):
    try:
        __import__(name)
    except ImportError:
        return None
    return sys.modules[name]


def classes(module):
    """The module's own public classes."""
    names = getattr(module, "__all__", None) or [n for n in vars(module) if not n.startswith("_")]
    return [(name, vars(module)[name]) for name in sorted(names) if isinstance(vars(module).get(name), type)]


def main():
    seen = set()
    for name, cls in classes(load("builtins")):
        seen.add(cls)
        show("type", name, dir(cls))
    scope = {"sys": sys, "types": load("types")}
    for line in HIDDEN.split("\n"):
        name, _, text = line.partition(" = ")
        if text:
            cls = eval(text, scope)
            seen.add(cls)
            show("type", name.strip(), dir(cls))
    for name in MODULES:
        module = load(name)
        if module is None:
            print("module %s: -" % name)
        else:
            show("module", name, dir(module))
    for name in CLASS_MODULES:
        module = load(name)
        for label, cls in classes(module) if module else ():
            if cls not in seen:
                seen.add(cls)
                show("type" if name == "types" else "class", "%s.%s" % (name, label), dir(cls))


main()
