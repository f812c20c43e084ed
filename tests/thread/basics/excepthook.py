# skip-if: threads
# index: threads, exceptions
# threading.excepthook gets what a thread does not catch, but not SystemExit.
import threading

seen = []
original = threading.excepthook
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name,
                                                 args.exc_traceback.tb_lineno > 0))


def fail(exception):
    raise exception


for exception in (ValueError('wrong'), KeyError('k'), SystemExit(3), KeyboardInterrupt(), GeneratorExit('g')):
    thread = threading.Thread(target=fail, args=(exception,), name='failing')
    thread.start()
    thread.join()
for item in seen:
    print(item)
threading.excepthook = original
print(threading.excepthook is threading.__excepthook__)
try:
    threading.excepthook(1)
except TypeError as e:
    print(e)
