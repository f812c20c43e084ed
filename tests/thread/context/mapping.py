# index: contextvars
# A context is a mapping of variables; a copy shares nothing that changes.
import contextvars

variables = [contextvars.ContextVar(f'v{i}') for i in range(100)]
context = contextvars.Context()
for i, variable in enumerate(variables):
    context.run(variable.set, i)
copy = context.copy()
context.run(variables[7].set, 'changed')
print(len(context), len(copy), copy[variables[7]], context[variables[7]], context == copy)
copy.run(variables[7].set, 'changed')
print(context == copy, context != copy, sorted(v.name for v in context)[:3])
print(sorted(x for x in copy.values() if isinstance(x, int))[-1], len(list(copy.items())), dict(copy)[variables[50]])
token = copy.run(variables[3].set, None)
copy.run(variables[3].reset, token)
print(copy[variables[3]], variables[3] in copy)
fresh = contextvars.ContextVar('fresh')
token = copy.run(fresh.set, 1)
print(len(copy), copy.run(fresh.reset, token), len(copy), fresh in copy)
for wrong in (lambda: context['v1'], lambda: 1 in context, lambda: context[fresh]):
    try:
        wrong()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, str(e).split(' at ')[0])
