# index: str, bytes, bytearray, error messages
# python: 3.14
CASES = r'''
"a".find(1)|"a".count(1)|"a".index("b")|"a".startswith(1)|"a".startswith((1,))|"a".replace(1, "b")|"a".replace("a", 1)|"a".split(1)|"a".split("")
"a".strip(1)|"a".join(1)|"a".join([1])|"a".center("x")|"a".center(5, "ab")|"a".center(5, 1)|"a" + 1|"a" * "b"|1 in "a"|"a"["b"]|"a"[5]
"ab".translate({97: 1114112})|str.maketrans("a")|str.maketrans("a", "bc")|"a".encode("foo")|"a".encode(1)|str(b"a", "ascii", 1)|str("a", "ascii")
str(1, "ascii")|str(1, 2, 3, 4)|"a".splitlines(1, 2)|"{}".format()|"{0}{}".format(1)|"{a!x}".format(a=1)|"{a!}".format(a=1)|"{a[]}".format(a=1)
"{:{:{}}}".format(1, 2, 3)|"{0.a}".format(1)|"%d" % "a"|"%x" % 1.5|"%c" % "ab"|"%c" % 1114112|"%s" % ()|"%s" % (1, 2)|"%z" % 1|"%(a)s" % 1
"%f" % "a"|"%*d" % ("a", 1)|format("a", "d")|format("a", "+")|format("a", "=5")|format("a", ",")|format("a", "xx")|format(1, ".")|format(1, ",x")
format(1, ",_")|format(1, ".3d")|format(1, "+c")|format(1.5, "d")|format(1j, "020")|format(1j, "=20")|format(1.5, ".99999999999999999999f")
b"a".find("a")|b"a".find(256)|b"a".startswith("a")|b"a".replace("a", b"b")|b",".join([1])|b"a".center(5, b"ab")|b"a" + 1|"a" in b"a"|b"a"["b"]
b"a".translate(b"a")|bytes.maketrans(b"a", b"bc")|bytes.fromhex("4")|bytes.fromhex("4g")|b"abc".hex("::")|bytes("a")|bytes(1, "ascii")|bytes(-1)
bytes([256])|bytes(["a"])|bytes(1.5)|b"\xff".decode()|bytearray(b"a").append(256)|bytearray(b"a").append("a")|bytearray(b"a").extend("a")
bytearray().pop()|bytearray(b"a").pop(5)|bytearray(b"a").remove(98)|bytearray(b"a").__setitem__(5, 1)|bytearray(b"a")["x"]|bytearray([256])
bytearray(b"abcd").__setitem__(slice(0, 4, 2), b"abc")|bytearray(b"a").resize(-1)|bytearray(b"a").resize(3)|b"%s" % "a"|b"%c" % 256
memoryview(1)|memoryview(b"a")[5]|memoryview(b"a")["a"]|memoryview(b"a").__setitem__(0, 1)|memoryview(bytearray(b"a")).__setitem__(0, 256)
memoryview(b"abc").cast("I")|memoryview(b"abcd").cast("x")|memoryview(b"abcd").cast("B", (2, 3))|memoryview(b"abcd").cast("B", (2, 2))[0]
memoryview(b"abcd")[0, 1]|hash(memoryview(bytearray(b"a")))|hash(memoryview(b"abcd").cast("I"))|memoryview(b"a").index(98)|memoryview(b"a").count(97)
"%5%" % ()|format(1234.5678, ".4_f")|format(1234567.1234567, ",.7,f")|format(255, "_x")|"a".__format__(1)|"abc".replace("b", "x", count=1)
'''
for case in CASES.replace("\n", "|").split("|"):
    if case:
        try:
            print(case, "=>", ascii(eval(case)))
        except Exception as e:
            print(case, "->", type(e).__name__, e)
