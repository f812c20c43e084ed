# index: parameters, syntax errors, positional-only parameters, keyword-only parameters, *args, **kwargs, default values
# Parameter lists that cannot be, and where the compiler says so.
for text in ("a, a", "a, *a", "a, /, a", "*, a, a", "a, **a", "a=1, b", "a=1, /, b", "a=1, *, b", "a=1, *args, b", "*", "*,", "*, **k", "/", "/, a", "a, /, b, /", "*a, /", "*, /", "*, a, /",
             "a, *, *b", "*a, *b", "*a, *", "*a, b, *c", "**k, a", "**k, *a", "**k, **l", "**k,", "**k=1", "*a=1", "a,, b", ",", "a b", "(a, b)", "(a), b", "a.b", "a[0]", "1", "'x'", "None", "True=1",
             "a: int=", "a=", "a=, b", "a: ", "*a: int", "*a: *int", "**k: *int", "a: *int", "a: b=c", "a=b: c", "*args: int = 1", "a, /, *, b", "a, /, b, *c, d, **e", "_, __", "__debug__", "*__debug__",
             "lambda", "a, \n b, \n *, \n c", "a=(yield)", "a: (yield)", "a=*b", "async", "match, case, type", "print", "a=x:=1", "a=(x:=1)"):
    try:
        code = compile("def f(%s): pass" % text, "t", "exec").co_consts
        function = next(c for c in code if hasattr(c, "co_argcount") and c.co_name == "f")
        print(repr(text), "ok", function.co_posonlyargcount, function.co_argcount, function.co_kwonlyargcount, function.co_varnames, function.co_flags & 12)
    except SyntaxError as e:
        print(repr(text), "->", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
