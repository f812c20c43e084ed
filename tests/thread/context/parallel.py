# index: contextvars, threads
# Threads with contexts of their own never see each other's values; a shared context can be copied while it changes.
import contextvars
import threading

variables = [contextvars.ContextVar(f'v{i}', default=-1) for i in range(20)]
wrong = []


def work(me):
    for i in range(200):
        for variable in variables:
            variable.set((me, i))
        if any(variable.get() != (me, i) for variable in variables):
            wrong.append(me)
        copy = contextvars.copy_context()
        if len(copy) < len(variables) or copy[variables[3]] != (me, i):
            wrong.append('copy')


threads = [threading.Thread(target=contextvars.Context().run, args=(work, n)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(wrong, variables[0].get())
