# index: _thread, _thread.set_name
# python: 3.14
import _thread

names = []
print(_thread._NAME_MAXLEN)


def work():
    for name in ("worker", "", "a name that is much too long", "na\xefve caf\xe9 cr\xe8me", "x\udc80y"):
        _thread.set_name(name)
        names.append(_thread._get_name())


_thread.start_joinable_thread(work).join()
for name in names:
    print(ascii(name))
for args, kwargs in (((), {}), ((1,), {}), ((b"x",), {})):
    try:
        _thread.set_name(*args, **kwargs)
    except TypeError:
        print("TypeError")
_thread.start_joinable_thread(lambda: names.append(_thread.set_name(name="by keyword"))).join()
print(names[-1])
