# index: re
# Positions count characters, whatever they take inside; also far from the beginning of long texts.
import re

text = 'aé漢😀' * 300 + 'END'
print(re.search('END', text).span(), re.search('(?<=😀)END', text).start(), len(re.findall('漢', text)), re.search('é漢', text[500:]).span())
pattern = re.compile('😀(.)')
print(pattern.search(text, 4).span(1), pattern.search(text, 1000).span(), pattern.search(text, 5, 6), pattern.match(text, 3).regs, pattern.search(text, -5, 7).span())
print([m.start() for m in re.finditer('é', text)][-3:], [m.span() for m in pattern.finditer(text, 1190)], re.sub('[^a]', '', text[-20:]))
print(re.split('漢', text[:9]), re.search('.{1000}', text).end(), re.match('(?:..){600}', text).end())
for step in range(0, 1200, 171):
    m = re.compile('.').match(text, step)
    print(step, m.group(), m.span(), end=' ')
print()
surrogates = 'a\ud800b\udfff'
print([ascii(x) for x in re.findall('[\ud800-\udfff]', surrogates)], re.search('b', surrogates).span(), ascii(re.sub('b', '\ud801', surrogates)))
