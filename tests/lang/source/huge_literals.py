# python: 3.14
# index: int literals, SyntaxError
# Decimal literals beyond the limit of conversions.


def attempt(source, mode="exec"):
    try:
        compile(source, "<huge>", mode)
        print("fine", len(source))
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, len(error.text), repr(error.text[-8:]))


attempt("x = " + "1" * 4300)
attempt("x = " + "1" * 4301)
attempt("x = 1_" + "1" * 4300 + "\n")
attempt("x = 1\ny = (2 +" + "9" * 5000 + ")")
attempt("1" * 5000, "eval")
attempt("f'{" + "1" * 5000 + "}'")
attempt("match x:\n    case " + "1" * 4301 + ": pass")
attempt("[1, " + "1" * 4301 + "]")
attempt("0x" + "f" * 5000)
attempt("1" * 5000 + ".0 + " + "1" * 5000 + "j")
