# index: contextvars
# A variable's value is set, got and reset; a token undoes one set().
import contextvars

var = contextvars.ContextVar('var')
other = contextvars.ContextVar('other', default='none')
try:
    var.get()
except LookupError as e:
    print('LookupError', e.args[0] is var)
print(var.get('fallback'), other.get(), other.get('given'))
first = var.set(1)
second = var.set(2)
print(var.get(), first.old_value is contextvars.Token.MISSING, second.old_value)
var.reset(second)
print(var.get(), first.var is var)
var.reset(first)
print(var.get('unset again'))
for token in (first, var.set(5)):
    try:
        other.reset(token)
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, str(e).rsplit('> ', 1)[-1])
print(var.name, contextvars.Token.MISSING)
