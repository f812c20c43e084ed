# index: weakref.WeakMethod, weakref.WeakSet, weakref.finalize, weakref.proxy
import gc
import weakref


class Event:
    """Calls what listens, and keeps no listener alive."""

    def __init__(self):
        self.listeners = []

    def __iadd__(self, function):
        self.listeners.append((weakref.WeakMethod if hasattr(function, "__self__") else weakref.ref)(function))
        return self

    def fire(self, *args):
        self.listeners = [r for r in self.listeners if r() is not None]
        return [r()(*args) for r in self.listeners]


class Window:
    def __init__(self, name):
        self.name = name

    def redraw(self, what):
        return f"{self.name} draws {what}"


def logger(what):
    return "log " + what


changed = Event()
windows = [Window("main"), Window("side")]
for w in windows:
    changed += w.redraw
changed += logger
print(changed.fire("all"), all(m() is not None for m in changed.listeners))
method = weakref.WeakMethod(windows[0].redraw)
print(method()("x"), method == weakref.WeakMethod(windows[0].redraw), method == weakref.WeakMethod(windows[1].redraw), hash(method) == hash(weakref.WeakMethod(windows[0].redraw)))
proxy = weakref.proxy(windows[0])
proxy.title = "T"
print(proxy.name, windows[0].title, isinstance(proxy, Window), type(proxy).__name__, proxy.redraw("p"))
print(len(weakref.WeakSet(windows)), windows[0] in weakref.WeakSet(windows))
done = []
f = weakref.finalize(windows[1], done.append, "side is gone")
print(f.alive, f.peek()[0] is windows[1], f.peek()[2:], f.atexit, f(), f.alive, f(), done, f.detach())
for call in (lambda: weakref.ref(3), lambda: weakref.WeakMethod(len), lambda: weakref.WeakMethod(logger), lambda: proxy.nothing, lambda: weakref.proxy([]), lambda: hash(proxy), lambda: weakref.ref(), lambda: weakref.finalize(1, print)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
