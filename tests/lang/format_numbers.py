# index: format, int, float, complex
for spec in ("", "d", "5", "<5", "^7", "*>6", "=+6", "05", "+", " ", "x", "#x", "#X", "o", "#o", "b", "#b", "#010x", "c", ",", "_", "08,", "_x",
             "_b", "e", ".2f", "%", ".1%", "g", "n", "10.3e", "s", ".3", ",x", "y", "z", "5 "):
    row = []
    for value in (255, -255, 0, 10**20, True):
        try:
            row.append(format(value, spec))
        except (ValueError, OverflowError) as e:
            row.append(type(e).__name__)
    print(repr(spec), row)
for spec in ("", "f", ".0f", "#.0f", ".3", "g", ".3g", "#.3g", "e", ".0e", "E", "F", "G", "%", "10.2f", "<10.2f|", "010.2f", "+.1f", " .1f", ",",
             ",.2f", "_.3f", "012,.1f", "n", "=12.3f", "^12", "*^+12.2e", "z.0f", ".20f", "d", "x"):
    row = []
    for value in (1234.5678, -0.0001, 0.0, -0.0, 1e100, 5e-324, float("inf"), -float("nan"), 2.5, 1e16, 123456789.0):
        try:
            row.append(format(value, spec))
        except ValueError as e:
            row.append(type(e).__name__)
    print(repr(spec), row)
for spec in ("", ".2f", "e", "20", "<20|", "^20", "+", ".3", "g", ",.1f", "020", "=20", "%", "d"):
    row = []
    for value in (1 + 2j, -1.5j, 0j, complex("nan"), 1e20 - 1e-20j):
        try:
            row.append(format(value, spec))
        except ValueError as e:
            row.append(type(e).__name__)
    print(repr(spec), row)
