# index: walrus, list comprehensions, SyntaxError
# := may not stand in what a comprehension goes over, not even in a lambda there.
cases = [
    "[i for i in (i := range(5))]",
    "[i for i in range(5) for j in (k := range(5))]",
    "[i for i in [j for j in range(5) if (k := True)]]",
    "[i for i in (lambda: (j := range(5)))()]",
    "{i for i in (lambda y=(z := 1): 3)()}",
    "{i: 1 for i in (lambda: [w := 1 for v in ()])()}",
    "(i for i in ((lambda: (lambda: (j := 1)))())())",
    "[lambda: (j := i) for i in range(5)]",
    "[(j := i) for i in range(5)]",
    "[i for i in range(5) if (lambda: (j := i))()]",
]
for case in cases:
    for source in case, f"lambda: {case}", f"class C: x = {case}":
        try:
            compile(source, "<case>", "exec")
            print("fine", source)
        except SyntaxError as error:
            print(error.msg, error.offset, source)
