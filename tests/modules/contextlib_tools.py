# index: contextlib
# skip-if: threads
# python: 3.14
import contextlib

def tr(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


@contextlib.contextmanager
def cm(a):
    print('in',a)
    try: yield a*2
    except ValueError as e: print('caught',e)
    finally: print('out')
with cm(1) as v: print(v)
with cm(2): raise ValueError('x')
with contextlib.ExitStack() as st:
    st.callback(print,'cb'); print(st.enter_context(cm(4))); st.push(lambda *a: print('exit',a[0]) or True); raise KeyError
with contextlib.suppress(KeyError, OSError): {}['x']
import io
b=io.StringIO()
with contextlib.redirect_stdout(b): print('hid')
print(repr(b.getvalue()), contextlib.nullcontext(5).__enter__())
@cm(5)
def deco(): print('body')
deco()
