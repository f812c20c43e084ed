# skip-if: threads
# index: int literals, float literals, imaginary literals, syntax errors
# Numbers in every notation, and what is no number.
print(0, 00, 0_0, 1_000, 0xFf, 0XDEAD_BEEF, 0b1_01, 0B0, 0o17, 0O7_7, 0x_f)
print(1., .5, 1e3, 1E-3, 1_0.0_1, 1e1_0, 0e0, 00.5, 09.5, 1.e2, .1e+2, 08e1)
print(1j, 1.5J, .5j, 1e2j, 0j, 09j, 1_0j, -0j, 1.j)
print(1 .real, 1..real, 1.0.imag, (16).bit_length())
for text in ("1_", "1__0", "_1", "0_x1", "0x", "0b", "0o", "0b12", "0o8", "0xg", "012", "00_1", "1e", "1e+", "1._5", "1_.5",
             "1e_5", "0b1.0", "0o1e5", "1jj", "1.2.3", "1abc", "0b", "0xfg", "5 6", "1_000_", "09", "0e_1", "1.real", "0b0_",
             "0o_", "0o9_1", "0x1p3", "1if 0 else 2", "0xfor 1", "1and 2", "0in []", "0b1in []", "1.0or 2", "1jif 1 else 2"):
    try:
        import warnings
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            print(text, "=", eval(text), *[w.message for w in caught])
    except (SyntaxError, NameError) as e:
        print(text, "->", getattr(e, "msg", e), getattr(e, "offset", ""))
print(eval("0x" + "f" * 5000) == 16 ** 5000 - 1, 1e400, -1e400, 5e-324, 1e-400, 123456789012345678901234567890)
