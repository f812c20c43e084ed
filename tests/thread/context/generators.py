# index: contextvars
# A generator runs in the context of whoever asks it for a value.
import contextvars

var = contextvars.ContextVar('var', default=0)


def numbers():
    while True:
        yield var.get()
        var.set(var.get() + 1)


steps = numbers()
context = contextvars.copy_context()
print(next(steps), next(steps), var.get())
print(context.run(next, steps), context.run(next, steps), var.get())
print(next(steps), var.get(), context[var])
