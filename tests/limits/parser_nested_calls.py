# index: SyntaxError, call
# timeout: 10
# A mistake inside many nested calls is found in a time that does not double with each level.

beginnings = ["d(s={", "d(*{", "d(d(s=[", "{d(s=", "d(a, s=(", "d(**{'k': d(*[", "d(*a, *{"]
for text in beginnings:
    for mistake in ["x y", "> i", "$"]:
        try:
            compile(text * 30 + mistake, "nested", "exec")
        except SyntaxError as error:
            print(text, mistake, type(error).__name__, error.lineno)

# What is right after all the same is read once, too.
for unit, end in [("d(s={", "})"), ("d(*{", "})"), ("d(a, s=(", "))")]:
    code = compile(unit * 40 + "x" + end * 40, "nested", "eval")
    print(unit, code.co_names)
