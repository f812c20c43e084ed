# index: _thread, _thread._local
import _thread

mine = _thread._local()
mine.x = "main"
print(mine.x, mine.__dict__, vars(mine) is mine.__dict__)
seen = []
end = _thread.allocate_lock()
end.acquire()


def other():
    seen.append(hasattr(mine, "x"))
    seen.append(mine.__dict__)
    mine.x = "other"
    mine.y = 1
    seen.append((mine.x, sorted(mine.__dict__)))
    del mine.y
    try:
        mine.y
    except AttributeError as e:
        seen.append(type(e).__name__)
    try:
        del mine.y
    except AttributeError as e:
        seen.append(type(e).__name__)
    end.release()


_thread.start_new_thread(other, ())
end.acquire()
for thing in seen:
    print(thing)
print(mine.x, mine.__dict__)
for statement in ("mine.__dict__ = {}", "del mine.__dict__", "_thread._local(1)", "_thread._local(a=1)"):
    try:
        exec(statement)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
mine.__dict__["direct"] = 5
print(mine.direct, [name for name in dir(mine) if not name.startswith("_")])
