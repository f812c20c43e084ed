# index: contextvars, threads
# python: 3.14
# A thread begins with a copy of the context of the one that starts it, or with the context that it is given.
import contextvars
import sys
import threading

var = contextvars.ContextVar('var', default='default')


def show(results):
    results.append(var.get())
    var.set('of the thread')
    results.append(var.get())


def run(**options):
    results = []
    thread = threading.Thread(target=show, args=(results,), **options)
    thread.start()
    thread.join()
    return results


print(sys.flags.thread_inherit_context)
print(run(), var.get())
var.set('of main')
print(run(), var.get())
own = contextvars.Context()
print(run(context=own), var.get(), own[var])
print(run(context=contextvars.copy_context()), var.get())
