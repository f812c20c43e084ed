# index: _thread
import _thread


def attempt(*args, **kwargs):
    try:
        _thread.start_new_thread(*args, **kwargs)
    except TypeError as e:
        print(e)


attempt(1, ())
attempt(print, [1])
attempt(print, (1,), 2)
attempt(print)
attempt()
attempt(print, (), {}, 4)
got = []
end = _thread.allocate_lock()
end.acquire()


def take(a, b=2, *rest, key="default", **more):
    got.append((a, b, rest, key, sorted(more.items())))
    end.release()


for args in (((1,),), ((1, 5, 6), {"key": "k"}), ((0,), {"b": 3, "z": 9})):
    ident = _thread.start_new_thread(take, *args)
    end.acquire()
    print(type(ident).__name__, ident != _thread.get_ident(), got.pop())
