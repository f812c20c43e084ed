# index: contextvars
# What runs in a context leaves the caller's context alone; a context is entered once at a time.
import contextvars

var = contextvars.ContextVar('var', default=0)


def bump(by):
    var.set(var.get() + by)
    return var.get()


context = contextvars.copy_context()
print(context.run(bump, 3), context.run(bump, by=4), var.get(), context[var])
empty = contextvars.Context()
print(empty.run(var.get), len(empty), var in empty, empty.get(var), empty.get(var, 'x'))
try:
    context.run(context.run, bump, 1)
except RuntimeError as e:
    print(str(e).split(':')[0], str(e).endswith('is already entered'))


def fails():
    var.set(99)
    raise KeyError('inside')


try:
    context.run(fails)
except KeyError as e:
    print(e, context[var], var.get())
print(context.run(bump, 1))
