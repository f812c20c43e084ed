# index: contextvars
# What contexts, variables and tokens refuse.
import contextvars

var = contextvars.ContextVar('var')


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: contextvars.ContextVar(1))
attempt(lambda: contextvars.Context(1))
attempt(lambda: contextvars.Token())
attempt(lambda: contextvars.Context().run())
attempt(lambda: contextvars.Context() == 1)
token = contextvars.Context().run(var.set, 1)
try:
    var.reset(token)
except ValueError as e:
    print('ValueError', str(e).endswith('was created in a different Context'))
try:
    class Sub(contextvars.ContextVar):
        pass
except TypeError:
    print('no subclasses')
