# index: source encodings, SyntaxError, comments
# Coding comments, byte order marks, and bytes that do not fit.
cases = [
    b"# coding: latin-1\nx = '\xe9'",
    b"# -*- coding: iso-8859-15 -*-\nx = '\xa4'",
    b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'",
    b"\xef\xbb\xbfx = '\xc3\xa9'",
    b"\xef\xbb\xbf# coding: utf-8\nx = 1",
    b"x = '\xe9'",
    b"# coding: ascii\nx = '\xc3\xa9'",
    b"# coding: nothing-like-this\nx = 1",
    b"\n# coding: latin-1\nx = '\xe9'",
    b"\n\n# coding: latin-1\nx = '\xe9'",
    b"x = 1\n# coding: latin-1\ny = '\xe9'",
    b"# encoding=utf-8 and more\nx = '\xc3\xa9'",
    b"# coding : latin-1\nx = '\xe9'",
    b"# coding: UTF8\nx = '\xc3\xa9'",
    b"# coding: Latin_1\nx = '\xe9'",
    b"'''doc''' # coding: latin-1\nx = '\xe9'",
    b"# coding: rot13\nx = 1",
    b"x = 1 # \xff",
    b"x = '\xed\xa0\x80'",
    b"x = '\xf4\x90\x80\x80'",
    b"x = 1\0",
    b"x = '''\n\xc3",
    b"\f\t # coding: latin-1\nx = '\xe9'",
    b"x = 1\r\ny = '''a\r\nb\rc'''\rz = 2",
    b"# coding: koi8-r\nx = '\xd1'",
    b"# coding: latin-1\nd\xe9j\xe0 = 1; x = sorted(k for k in vars() if k[0] != '_')",
]
for source in cases:
    space = {}
    try:
        exec(source, space)
        print(source, "->", ascii(space.get("x")), ascii(space.get("y", "")), space.get("z", ""))
    except (SyntaxError, LookupError, ValueError) as e:
        print(source, "->", type(e).__name__, ascii(str(getattr(e, "msg", e))), getattr(e, "lineno", None))
exec("# coding: latin-1\nx = 'é'")  # a str needs no decoding
print(ascii(x))
