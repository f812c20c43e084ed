# index: generators.close
# python: 3.14
def g():
    try:
        yield 1
    except GeneratorExit:
        return "value"


it = g()
print(it.close())
it = g()
next(it)
print(it.close(), it.close())
