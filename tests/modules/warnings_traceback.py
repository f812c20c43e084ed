# index: warnings, traceback
# skip-if: threads
# python: 3.14
import traceback
import warnings

def tr(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


with warnings.catch_warnings(record=True) as ws:
    warnings.simplefilter('always'); warnings.warn('w1'); warnings.warn('d',DeprecationWarning); print([(str(w.message),w.category.__name__,w.lineno>0) for w in ws])
with warnings.catch_warnings():
    warnings.simplefilter('error'); tr(lambda: warnings.warn('boom',UserWarning)); warnings.filterwarnings('ignore',message='b.*'); print(warnings.warn('boo'))
@warnings.deprecated('old') 
def dep(): return 1
with warnings.catch_warnings(record=True) as ws: warnings.simplefilter('always'); print(dep(), str(ws[0].message), dep.__deprecated__)
def a(): b_()
def b_(): raise ValueError('deep')
try: a()
except ValueError as e:
    print(traceback.format_exception_only(e), [f.name for f in traceback.extract_tb(e.__traceback__)], traceback.format_exc().splitlines()[-1], traceback.TracebackException.from_exception(e).exc_type_str if hasattr(traceback.TracebackException,'exc_type_str') else '')
