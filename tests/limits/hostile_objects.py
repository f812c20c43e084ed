# index: built-in methods, descriptors
# skip-if: threads
# Whatever built-in functions and methods are called with, an exception is the worst that happens.
#
#     hostile_objects.py [SEED [CALLS]]
#
# The file named by HOSTILE_TRACE always holds the call that is under way.
import gc
import importlib
import io
import operator
import os
import random
import signal
import sys
import tempfile
import threading
import types
import warnings

choose = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
calls = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
pool = []


def anything():
    return choose.choice(pool)


# ---- Objects that are not what they seem. ----


class OddDict(dict):
    def items(self):
        return [1, "ab"]

    def keys(self):
        return ["b", 3]

    def __missing__(self, key):
        return key

    def __getitem__(self, key):
        return 5


class OddList(list):
    def __iter__(self):
        return iter([1, (2,), "xyz"])

    def __len__(self):
        return 2**40 if choose.random() < 0.1 else 7


class OddTuple(tuple):
    def __iter__(self):
        return iter("abcdef")

    def __getitem__(self, index):
        raise KeyError(index)


class OddStr(str):
    def __hash__(self):
        return 5

    def __eq__(self, other):
        return True

    def encode(self, *arguments):
        return 7


class OddInt(int):
    def __index__(self):
        return OddInt(3)

    def __int__(self):
        return "x"

    def __hash__(self):
        return -1

    def __lt__(self, other):
        raise ValueError


class OddFloat(float):
    def __float__(self):
        return 3


class OddBytes(bytes):
    def __bytes__(self):
        return "no"

    def __getitem__(self, index):
        return None


def liar_method(*answers, seldom=()):
    def method(self, *arguments, **keywords):
        answer = choose.choice(seldom) if seldom and choose.random() < 0.3 else choose.choice(answers)
        if isinstance(answer, type) and issubclass(answer, (StopIteration, IndexError)):
            raise answer
        return anything() if answer is anything else self if answer is method else answer

    return method


class Liar:
    """Has every special method, and answers as it likes."""

    __iter__ = liar_method(None, (), seldom=(iter("ab"),))
    __next__ = liar_method(anything, seldom=(StopIteration,))
    __getitem__ = liar_method(anything, seldom=(IndexError,))
    __call__ = __get__ = __enter__ = __exit__ = __reversed__ = __getattr__ = __index__ = __reduce_ex__ = liar_method(anything)
    __setitem__ = __delitem__ = __set__ = __delete__ = __set_name__ = __contains__ = liar_method(None, anything)
    __len__ = __length_hint__ = liar_method(0, 3, -1, "x", 2**70)
    __hash__ = liar_method(1, 2**90)
    __eq__ = __lt__ = __le__ = liar_method(True, False, 5, None, NotImplemented, anything)
    __bool__ = liar_method(True, False, 3)
    __add__ = __radd__ = __or__ = __ror__ = __mod__ = __matmul__ = __iadd__ = liar_method(anything, NotImplemented)
    __mro_entries__ = liar_method((), (int,), 5, [int])
    __fspath__ = liar_method("x", b"y", 5, None)
    __format__ = __repr__ = __str__ = __bytes__ = liar_method("Liar", 5, b"x")
    __int__ = __float__ = __complex__ = __round__ = __trunc__ = liar_method(1, 1.5, 2j, "x")
    __buffer__ = liar_method(memoryview(b"abc"), 5)
    __instancecheck__ = __subclasscheck__ = __prepare__ = liar_method(1, None, {})
    __await__ = __aiter__ = __anext__ = liar_method(iter([1]), 5, anything)
    read = readline = liar_method("abc\n", b"abc\n", 5, None, "", b"")
    write = readinto = seek = tell = liar_method(1, 10**30, -5, None, "x")
    keys = items = values = liar_method(["a"], 5, [(1, 2)], "ab")
    throw = close = send = liar_method(anything)

    def __getattribute__(self, name):
        if choose.random() < 0.3:
            raise AttributeError(name)
        return object.__getattribute__(self, name)


class Meta(type):
    def mro(cls):
        usual = type.mro(cls)
        return choose.choice([usual, [cls, object], [cls]]) if pool and choose.random() < 0.3 else usual

    def __instancecheck__(cls, instance):
        return 5


class Slots(metaclass=Meta):
    __slots__ = ("a", "__weakref__")


class OddError(Exception):
    def __init__(self, *arguments):
        pass

    def __str__(self):
        return choose.choice(["x", 5])


def generator():
    try:
        for _ in range(20):
            yield 1
    finally:
        yield 2


async def coroutine():
    return 1


async def async_generator():
    yield 1


def fill():
    pool[:] = [
        0, 1, -1, 2, 255, 256, 2**31, 2**63, 2**64, -(2**63), 10**40, 1.5, float("nan"), float("inf"), -0.0, 1e308, 2j, True, None,
        ..., NotImplemented, "", "a", "abc\0", "é€😀", "\ud800", "%s %d", "{0} {x!r:>{y}}", "utf-8", "a" * 300, b"", b"abc", b"\xff\0",
        bytearray(b"xyz"), memoryview(b"abcdef"), memoryview(bytearray(12)).cast("i"), [], [1, 2, 3], [[1], "a", None], (), (1,),
        (1, "a", None), {}, {"a": 1}, {1: 2, "x": [1]}, set(), {1, 2}, frozenset({3}), range(5), range(0, 10**30, 10**28),
        slice(1, None, 2), slice(None, OddInt(4), Liar()), OddDict(a=1), OddList([1, 2]), OddTuple((1, 2)), OddStr("odd"), OddInt(7),
        OddFloat(2.5), OddBytes(b"ob"), Liar(), Liar(), Liar(), Liar, Slots, Slots(), Meta, OddError("e"), OddError, ValueError("v", 1),
        ExceptionGroup("g", [ValueError(1)]), int, str, list, dict, type, object, len, lambda *arguments, **keywords: anything(),
        generator(), iter([1, 2]), iter({1: 2}), enumerate("ab"), zip([1], [2]), map(str, [1]), reversed([1, 2]), property(lambda self: 5),
        staticmethod(len), classmethod(len), super, types.SimpleNamespace(a=1), types.MappingProxyType({"a": 1}), types,
        sys._getframe(), fill.__code__, int | str, list[int], io.StringIO("abc\ndef"), io.BytesIO(b"abc\ndef"), Liar.read, [].append,
        "".join, dict.fromkeys, threading.Lock(), threading.local(), threading.RLock(), types.CellType(1), coroutine(), async_generator(),
    ]


# ---- What is called. ----

# Not called: what ends, stops, reads or changes the process or its surroundings, what may rightly take forever, and what
# would take this program apart.
LEFT_OUT = set("""
    _exit abort kill killpg fork forkpty posix_spawn posix_spawnp system popen input breakpoint exit quit sleep pause alarm setitimer
    raise_signal pthread_kill sigwait sigwaitinfo sigtimedwait unlink remove rmdir removedirs rename renames replace truncate ftruncate
    close closerange dup dup2 chroot chdir fchdir chown fchown lchown chmod fchmod lchmod umask nice symlink link mkfifo mknod mkdir
    makedirs open fdopen open_code read readv wait waitpid wait3 wait4 waitid pipe pipe2 openpty memfd_create eventfd lockf sync
    posix_fallocate copy_file_range sendfile splice putenv unsetenv unshare setns set_inheritable set_blocking login_tty tcsetpgrp
    getrandom urandom signal siginterrupt pthread_sigmask set_wakeup_fd interrupt_main start_new_thread start_new
    start_joinable_thread settrace setprofile settrace_all_threads setprofile_all_threads _settraceallthreads _setprofileallthreads
    setrecursionlimit setswitchinterval set_int_max_str_digits stack_size acquire acquire_lock join get put register poll select epoll
    dump_traceback_later _run_exitfuncs _clear _shutdown _python_exit _at_fork_reinit _before_fork _after_fork addaudithook
    call_tracing set_asyncgen_hooks excepthook unraisablehook displayhook __import__ import_module reload exec eval main run interact
    set_threshold disable freeze collect get_objects get_referrers factorial comb perm pow __pow__ __rpow__ lshift __lshift__
    __rlshift__ mul imul __mul__ __rmul__ __imul__ product permutations combinations combinations_with_replacement repeat count cycle
    readline readlines readall readinto islice wait_for shutdown _wait setpriority sched_setscheduler sched_setaffinity sched_setparam
""".split())
LEFT_OUT_BEGINNINGS = ("set", "exec", "_sig", "_stack_overflow", "_fatal", "_read_null")
MODULES = """
    builtins sys gc time math errno os posixpath io signal struct array collections functools itertools operator types re json random
    string contextlib weakref copy heapq bisect abc enum dataclasses warnings traceback atexit contextvars _thread threading queue
    _collections_abc typing annotationlib string.templatelib codecs unicodedata cmath ast inspect numbers copyreg reprlib binascii
    textwrap
""".split()


def callables(owner, name):
    for key in dir(owner):
        if key in LEFT_OUT or (key.startswith(LEFT_OUT_BEGINNINGS) and key not in ("set", "setattr", "setdefault")):
            continue
        try:
            value = getattr(owner, key)
        except Exception:
            continue
        if callable(value):
            yield name + "." + key, value


def all_functions():
    for module in MODULES:
        for name, value in callables(importlib.import_module(module), module):
            yield name, value
            if isinstance(value, type):
                yield from callables(value, name)


def one_call(functions):
    """The name, the function and the positional arguments of a call."""
    kind = choose.random()
    if kind < 0.5:
        name, function = choose.choice(functions)
        return name, function, [anything() for _ in range(choose.choice([0, 1, 1, 2, 2, 3, 4]))]
    if kind < 0.6:
        name, function = choose.choice(OPERATORS)
        return name, function, [anything() for _ in range(choose.choice([1, 2, 2, 3]))]
    if kind < 0.7:
        name, function = choose.choice(STATEMENTS)
        return name, function, [anything(), anything()]
    target = anything()
    methods = list(callables(type(target), type(target).__name__))
    name, function = choose.choice(methods or functions)
    return name, function, [target] + [anything() for _ in range(choose.choice([0, 1, 1, 2, 3]))]


OPERATORS = [item for item in callables(operator, "operator") if not isinstance(item[1], type)]


def statement(text):
    namespace = {"asynchronously": asynchronously, "OddDict": OddDict}
    exec("def f(a, b):\n    " + text.replace("\n", "\n    "), namespace)
    return text.partition("\n")[0], namespace["f"]


def asynchronously(made):
    for _ in range(10):
        made.send(None)


STATEMENTS = [statement(text) for text in (
    "with a as c:\n    b(c)",
    "for c, *d in a:\n    b(c)",
    "for c in a:\n    b[c] = d = c\n    del b[c]",
    "*c, d = a\nreturn [*c, *b]",
    "return {**a, **b}",
    "return a(*b, **a)",
    "return f'{a!r:{b}}{a!s}{b!a}'",
    "match a:\n    case [x, *y, z]:\n        return x\n    case {'a': x, **y}:\n        return y\n    case b.c | str() | int(real=5):\n        return a\n    case OddDict(a=x, b=1):\n        return x",
    "class C(a, metaclass=b):\n    pass",
    "class C(a):\n    x = b\n    __slots__ = a",
    "a.x = b\ndel a.x",
    "a.__class__ = b",
    "a.__dict__ = b",
    "a.__bases__ = (b,)",
    "a.__code__ = b",
    "a += b\na @= b\nreturn a",
    "a[b:a] = b\ndel a[b]",
    "raise a from b",
    "try:\n    raise ValueError\nexcept a:\n    pass",
    "try:\n    raise ExceptionGroup('x', [ValueError(), OSError()])\nexcept* a:\n    pass",
    "return a < b <= a, a in b, a is b, not a",
    "return (yield from a)",
    "return lambda x=a: b",
    "import os.path as c\nfrom os import path\nreturn type('T', (a,), b)",
    "async def c():\n    async with a as d:\n        await b\n    async for x in b:\n        await x\nasynchronously(c())",
    "assert a, b",
    "return sorted(a, key=b, reverse=a)",
    "return isinstance(a, b), issubclass(a, b)",
    "return print(a, sep=b, file=a)",
)]


class TooLong(BaseException):
    pass


def ring(number, frame):
    raise TooLong


def attempt(function, arguments):
    keywords = {choose.choice("key default encoding errors x sep strict initial file end globals".split()): anything()} if choose.random() < 0.1 else {}
    signal.setitimer(signal.ITIMER_REAL, 1, 1)
    try:
        result = function(*arguments, **keywords)
        what = choose.random()
        if what < 0.3:
            repr(result)
        elif what < 0.4 and hasattr(result, "__next__"):
            [next(result) for _ in range(5)]
        elif what < 0.45:
            pool[choose.randrange(len(pool))] = result
    except BaseException as error:
        if choose.random() < 0.2:
            try:
                str(error), repr(error)
            except BaseException:
                pass


def run():
    functions = list(all_functions())
    trace = os.environ.get("HOSTILE_TRACE")
    trace = trace and os.open(trace, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    made = 0
    for number in range(calls):
        if number % 200 == 0:
            fill()
        try:
            name, function, arguments = one_call(functions)
            if trace:
                text = f"{number} {name}({', '.join(type(a).__name__ for a in arguments)})"
                os.pwrite(trace, text[:199].ljust(200).encode() + b"\n", 0)
            attempt(function, arguments)
            made += 1
        except TooLong:  # came late
            made += 1
    return made


assert choose.random() < 1 and gc.isenabled()
warnings.simplefilter("ignore")
signal.signal(signal.SIGALRM, ring)
out, error = sys.stdout, sys.stderr
with tempfile.TemporaryDirectory() as place:
    os.chdir(place)
    sys.stdout, sys.stderr, sys.unraisablehook = io.StringIO(), io.StringIO(), lambda problem: None
    try:
        done = run()
    finally:
        sys.stdout, sys.stderr = out, error
        os.chdir("/")
os.write(1, b"all calls came back\n" if done == calls else b"%d of %d\n" % (done, calls))
os._exit(0)
