# python: 3.14
# index: f-strings, f-string quotes, f-string lines, f-string braces, f-string raw, lambda
# What a replacement field may hold: any expression, quotes and comments included.
d = {"key": "value", "n": 3}
print(f"{d["key"]} {d['n']!r} {f"{f"{1 + 1}"}"} {'\n'.join(["a", "b"])!r}")
print(f"{
    d["n"]  # a comment
    + 1
} {{literal}} {{{d["n"]}}} }}{{")
print(f'''{
d['key']
:>{
    d["n"] + 4
}}|''', rf"\d{d['n']}\n", fR"{1}\{2}", F'{"a" "b"}', f"{'a' if d else 'b'}", f"{[x for x in 'ab']}")
print(f"{(lambda x: x * 2)(3)} {d['n']:{'>'}{10}} {d['n']:{'0'}{'5'}} {d['n']!s:^5}|{d['n']: }|{d!r:.6}")
print(f"{ {1: 2}[1] } {{}} {({1, })} {1, 2} {*d, 5} {d['n'] if 1 else 2:>4} {1 if 1 else 2!r}")
print("implicit " f"{1}" ' and ' rf'\{2}' "{3}" f"" """four""", f"\N{BULLET}{1}\x41\u00e9", f"{'\N{BULLET}'}")
print(f"{(yield_ := 5)} {yield_:=+5} {d['n'] != 3} {d['n']!=3} {d['n'] >= 3} {not d}", f"{a}" if (a := "walrus") else 0)
print(f"""{"quotes"} "in" {'''triple'''}""", f'{"\""}', f"{'\\'}", f"{'''
'''!r}")
for text in ("f'{}'", "f'{ }'", "f'{!r}'", "f'{a'", "f'a}'", "f'{a!}'", "f'{a!x}'", "f'{a!r:'", "f'{a b}'", "f'{a:{b}'", "f'{a:{b:{c}}}'", "f'{lambda x: 1}'", "f'{a!rr}'", "f'{a! r}'",
             "f'{*}'", "f'{a;b}'", "f'{a=b}'", "f'{a := 1}'", "f'{return 1}'", "f'{#}'", "f'{a#}'", "f'{a'b}'", "f'{'", "f'{(}'", "f'{a)}'", "f'{a]}'", "f'{[a}'", "f'{a:{}}'", "f'{a.}'", "f'{1a}'",
             "f'{a!r!s}'", "f'{None = }'", "f'{a:}}'", "f'{pass}'", "f'{yield}'", "f'{await}'", "f'{**a}'", "f'{a,}'", "b f''", "f'\\N{nothing here}'", "f'{a\n}'", "f'''{a:\n}'''", "f'{1:\\x41}'"):
    try:
        print(ascii(text), "=", eval(text, {"a": 7, "b": 8, "c": 9}))
    except (SyntaxError, ValueError, TypeError) as e:
        print(ascii(text), "->", e.msg if isinstance(e, SyntaxError) else e)
