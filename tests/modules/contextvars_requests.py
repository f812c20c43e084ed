# index: contextvars.ContextVar, contextvars.copy_context, contextvars.Context.run, contextvars.ContextVar.reset
import contextvars
from contextvars import ContextVar, copy_context

request_id = ContextVar("request_id")
depth = ContextVar("depth", default=0)


def log(message):
    return f"[{request_id.get('-')}] {'  ' * depth.get()}{message}"


def handle(name):
    token = request_id.set(name)
    inner = depth.set(depth.get() + 1)
    lines = [log("start"), log("end")]
    depth.reset(inner)
    request_id.reset(token)
    return lines


print(handle("r1"), log("outside"))
context = copy_context()
print(context.run(request_id.set, "in context").var is request_id, log("x"), context[request_id], context.run(log, "y"))
print(request_id in context, depth in context, context.get(depth, "none"), len(context) >= 1, [v.name for v in context.keys() if v is request_id])
copy = context.copy()
copy.run(request_id.set, "changed")
print(context[request_id], copy[request_id], context == copy)
token = request_id.set("a")
print(token.old_value is contextvars.Token.MISSING, token.var.name)
second = request_id.set("b")
print(second.old_value)
request_id.reset(token)


def generator():
    depth.set(5)
    yield depth.get()
    yield depth.get()


g = copy_context().run(lambda: generator())
print(next(g), depth.get(), copy_context().run(next, g), depth.get())
depth.set(0)


def recurse(context):
    return context.run(recurse, context)


for call in (lambda: request_id.get(), lambda: request_id.reset(token), lambda: depth.reset(second), lambda: ContextVar(), lambda: ContextVar(3), lambda: copy_context()[request_id], lambda: recurse(copy_context()),
             lambda: copy_context().run(), lambda: context.__setitem__(depth, 1), lambda: copy_context().run(request_id.reset, request_id.set("q")), lambda: 3 in context):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
