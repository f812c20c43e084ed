# index: re
# The classes \w \W \s \S \d \D, in Unicode, in ASCII, and in bytes.
import re

text = 'aZ_9 é\u0660\u00b2\u2160\t\n\x1c\u00a0\u2003\u200b漢-\U0001d7d8\U00010400'
for name in 'wWsSdD':
    print(name, [ascii(c) for c in re.findall('\\' + name, text)])
    print(name, [ascii(c) for c in re.findall('(?a)\\' + name, text)])
    print(name, re.findall(b'\\' + name.encode(), bytes(range(0, 256, 5))))
for pattern in [r'[\w-]', r'[^\w\s]', r'[\d\s]', r'[\Wa]', r'[^\S\n]', r'[^\D5]', r'(?a)[\Wa]', r'(?a)[^\W]', r'[\w\W]', r'[^\d\D]']:
    print(pattern, ascii(''.join(re.findall(pattern, text))))
