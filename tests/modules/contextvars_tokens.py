# python: 3.14
# index: contextvars.Token, contextvars.ContextVar.reset, with, contextvars.Context
from contextvars import Context, ContextVar, Token, copy_context

user = ContextVar("user", default="nobody")
trace = ContextVar("trace")
with user.set("ann") as token:
    print(user.get(), type(token) is Token, token.old_value is Token.MISSING, token.var is user)
    with user.set("bob"), trace.set([1]):
        print(user.get(), trace.get())
    print(user.get(), trace.get("none"))
print(user.get(), repr(user).startswith("<ContextVar name='user' default='nobody' at"), "used" in repr(token))


def work(steps):
    trace.get().append(steps)
    if steps:
        user.set(user.get() + str(steps))
        return copy_context().run(work, steps - 1)
    return user.get(), trace.get()


context = Context()
context.run(trace.set, [])
print(context.run(work, 3), context[trace], user in context, len(context), context.get(user), user.get())
print(Context() == Context(), context == context.copy(), sorted(v.name for v in context), dict(context.items())[trace], list(context.values()))
try:
    with trace.set("x"):
        raise KeyError("out")
except KeyError:
    print(trace.get("reset"))
for call in (lambda: user.reset(token), lambda: trace.get(), lambda: Token(), lambda: context[user], lambda: ContextVar("a", 1), lambda: context.run(context.run, print), lambda: user.set(), lambda: user.get(1, 2), lambda: ContextVar(b"x"), lambda: hash(user) == hash(user)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0].split("<")[0])
