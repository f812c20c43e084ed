# index: contextvars
# python: 3.14
# A token is a context manager that resets its variable.
import contextvars

var = contextvars.ContextVar('var', default='outside')
with var.set('inside') as token:
    print(var.get(), token.old_value is contextvars.Token.MISSING)
    with var.set('deeper'):
        print(var.get())
    print(var.get())
print(var.get())
try:
    with token:
        pass
except RuntimeError as e:
    print(str(e).endswith('has already been used once'))
try:
    with var.set(1):
        raise ValueError('leaves')
except ValueError as e:
    print(e, var.get())
