# index: concurrent.futures
# Each worker calls the initializer with its arguments before anything else; where that fails the pool is broken.
import contextlib
import io
import threading
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

local = threading.local()
started = []


def prepare(tag):
    local.tag = tag
    started.append(tag)


with ThreadPoolExecutor(2, initializer=prepare, initargs=('ready',)) as pool:
    print(set(pool.map(lambda _: local.tag, range(20))), set(started), 1 <= len(started) <= 2)


def fails():
    raise ValueError('not today')


with contextlib.redirect_stderr(io.StringIO()):
    pool = ThreadPoolExecutor(1, initializer=fails)
    try:
        pool.submit(print, 'never').result()
    except BrokenExecutor as e:
        print(type(e).__name__, e)
    pool.shutdown()
