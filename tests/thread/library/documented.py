# skip-if: threads
# python: 3.14
# index: threading, queue, concurrent.futures, _thread
# The pages of the documentation name every public name of the modules, and the methods of their classes.
import concurrent.futures
import os
import queue
import re
import threading

import _thread

DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "docs", "threads")


def names(module):
    for name in getattr(module, "__all__", None) or dir(module):
        value = getattr(module, name)
        if not name.startswith("_") and not isinstance(value, type(os)):
            yield name
            if isinstance(value, type) and not issubclass(value, (BaseException, tuple)):
                yield from (method for method in dir(value) if not method.startswith("_"))


for module in _thread, threading, queue, concurrent.futures:
    with open(os.path.join(DOCS, module.__name__ + ".md")) as page:
        words = set(re.findall(r"\w+", page.read()))
    print(module.__name__, len(words) > 50, sorted(set(names(module)) - words))
