# index: format specs, str.format, format, str
# Format specifications of text: fill, alignment, width, precision, and what does not fit.
for spec in ("", "s", "5", "<5", ">5", "^5", "^6", "*^5", "05", "0<5", ">05", ".1", ".0", "10.2", "é^7", "{^5", "}>5", "\U0001F600>5", "<", ">", "^", "x<", "1", "3.10s", "<<5", "==5"[1:]):
    try:
        print(repr(spec), repr(format("aé", spec)))
    except ValueError as e:
        print(repr(spec), e)
for spec in ("d", "=5", "+", " ", "-5", ",", "_", "#", "z", ".", ".s", "5.", "5x", "ss", "c", "n", "%", "<>5", "5<", "..1", ".-1", "1" * 25, ".99999999999999999999", "f", "q", "é", "\0"):
    try:
        print(repr(spec), repr(format("ab", spec)))
    except (ValueError, OverflowError) as e:
        print(repr(spec), type(e).__name__, e)
print("{:>{}}|{:{}{}{}}".format("a", 5, "b", "*", "^", 7))
print("{0[a][0]} {0[-1]} {x.real} {y[key with space]} {0!r:.3} {{}}".format({"a": "xyz", "-1": "minus"}, x=3, y={"key with space": 1}))
print("{0.__class__.__name__} {0!a} {1:}".format("é", "b"))


class Sub(str):
    def __format__(self, spec):
        return "sub(%s)" % spec


print(f"{Sub('x'):>5} {Sub('x')} {str(Sub('x')):>3}", format(Sub("x")), "%5s" % Sub("x"), "{:q}".format(Sub("y")))
for text in ("{", "}", "{}", "{0}{}", "{}{0}", "{1}", "{x}", "{0.nothing}", "{0[9]}", "{0[x]}", "{!x}", "{0!}", "{0!rr}", "{0:{1}}", "{0:{1:{2}}}", "{ 0 }", "{-1}", "{0x0}", "{0[}", "{0]}", "{0.}", "{0..a}", "{0[]}",
             "{[0]}", "{.real}", "{0:{}}", "{a.b[c].d}", "{0[0][1]}", "{00}", "{9999999999999999999999}", "{0[99999999999999999999]}", "{:{}}{}", "}{", "{{0}", "{0}}"):
    try:
        print(text, "=", text.format("abc"))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
