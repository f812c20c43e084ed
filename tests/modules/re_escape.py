# index: re.escape
# escape() makes a pattern that matches its argument, and nothing else.
import re
import string

print(re.escape(string.printable))
print(re.escape(bytes(range(0, 256, 3))))
for text in ['a.b', '^$', '[x]{1}', '\\d', 'tab\there', 'line\nfeed', '#hash tag', 'é漢\x00', '', '-_~&']:
    print(repr(text), re.escape(text), re.fullmatch(re.escape(text), text) is not None,
          re.fullmatch(re.escape(text), text + 'x') is None, re.fullmatch('(?x)' + re.escape(text), text) is not None)
print(all(re.fullmatch(re.escape(chr(c)), chr(c)) for c in range(0, 0x3000)), re.sub('a', re.escape('1.5'), 'xax'))
