# index: unicodedata.name, unicodedata.lookup, escapes
# Names of characters, in both directions and as escapes.
import unicodedata

for c in "a \xe9\u20ac\u0f68\uac01\u4e00\uf900\U0001f600\U0001b170":
    name = unicodedata.name(c)
    print(ascii(c), name, unicodedata.lookup(name) == c, unicodedata.lookup(name.lower() if c < "\u3000" else name) == c)
print(unicodedata.name("\0", "nameless"), unicodedata.name("\ue000", None))
print(ascii(unicodedata.lookup("NULL")), ascii(unicodedata.lookup("KEYCAP DIGIT ONE")))
print("\N{SPACE}\N{EURO SIGN}\N{latin small letter a}" == " \u20aca", f"\N{DIGIT ONE}{1}", ascii("\N{NBSP}"))
print("a\xe9\ue000\U0001f600".encode("ascii", "namereplace"))
print(ascii(b"\\N{EM SPACE}|\\N{no such}|".decode("unicode_escape", "replace")))

for function, argument in ((unicodedata.name, "\0"), (unicodedata.lookup, "NO SUCH NAME"),
                           (unicodedata.lookup, "HANGUL SYLLABLE"), (unicodedata.lookup, "x" * 300),
                           (eval, r"'\N{NOPE}'"), (eval, r"'\N{KEYCAP DIGIT ONE}'"), (eval, r"'\N'")):
    try:
        print(function(argument))
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
    except SyntaxError as e:
        print(e.msg)

# Every name of these blocks leads back to its character.
for start in (0x20, 0x370, 0x2200, 0xac00, 0x1d400):
    chars = [chr(c) for c in range(start, start + 0x100)]
    named = [c for c in chars if unicodedata.name(c, None)]
    print(hex(start), len(named), all(unicodedata.lookup(unicodedata.name(c)) == c for c in named))
