# python: 3.14
# index: percent formatting
# Widths and precisions that are too large.
import sys

for form, args in (("%.*d", (sys.maxsize, 1)), ("%.2147483648d", (1,)), ("%.2147483648f", (1,)),
                   (b"%.*d", (sys.maxsize, 1)), (b"%.2147483648d", (1,)), ("%.99999999999999999999d", (1,)),
                   ("%99999999999999999999d", (1,)), ("%.*d", (-5, 7)), ("%*d", (-4, 7)), ("%.*s", ("x", 1)),
                   ("%.10d", (-42,)), ("%#.*x", (5, 255)), ("%.3s|", ("abcdef",)), ("%-*.*s|", (6, 2, "abcdef"))):
    try:
        print(form % args)
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
