# skip-if: threads
# index: string literals, raw strings, bytes literals, escapes, triple-quoted strings, string concatenation
# Prefixes, escapes, and pieces that grow together.
print('a' "b" """c""" r'\d' u"\x41" '\N{BULLET}' "\u00e9" '\U0001F600', ("a"
      "b"), 'it''s')
print(ascii("\a\b\f\n\r\t\v\\\'\"\0\7\77\177\x00\xff\
joined"), ascii(r"\a\
kept \" quote\\"), ascii(R'\''))
print(b"\a\0\377\x41\\ \'\u0041\N{A}"[:8], br"\x41", Rb'\'', bR"", B"a" b'b' rb"\c")
print("""one
  two\
 three "quotes" ""in"" \""" end""", '''\'''''')
print(len("\x7f\u0080\u07ff\u0800\uffff\U0010ffff\ud800"), repr("\ud800"), "tab\ttab".expandtabs(4))
import warnings
for text in (r"'\d'", r"b'\d'", r"'\400'", r"b'\777'", r"'\8'", r"'''\
\y'''", r"'\u12'", r"'\x1'", r"b'\x'", r"'\N{no such name}'", r"'\N'", r"'\N{'", r"'\U00110000'", "'\\", "'abc", '"""abc',
             "b'é'", "ur'a'", "bu'a'", "'a' b'b'", "b'a' 'b'", "fb''", "rr''", "'a'\n'b'", "'\n'", r"r'\'", r"r'\\'", "f'a' 'b{' f'{1}'",
             r"'\N{LATIN SMALL LETTER A WITH DIAERESIS}\N{space}'"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(text, "=", ascii(eval(text)), end=" ")
        except SyntaxError as e:
            print(text, "->", e.msg, e.lineno, e.offset, end=" ")
        print(*["%s line %d: %s" % (w.category.__name__, w.lineno, w.message) for w in caught])
