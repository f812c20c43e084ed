# index: re
# Ignoring case, in ASCII and in all of Unicode.
import re

pairs = ['aA', 'éÉ', 'ßẞ', 'kK', 'sſ', 'iİ', 'ıI', 'σς', 'Σς', 'µμ', 'ǆǅ', 'ǄǅǆX', 'ῼῳ', 'ﬅﬆ', 'ΰΰ', 'Ωω', 'åÅ', 'дᲁ', '1½', 'ꭰᎠ']
for a, b, *_ in pairs:
    print(ascii(a), ascii(b), bool(re.match('(?i)' + a, b)), bool(re.match('(?i)' + b, a)), bool(re.match(f'(?i)[{a}]', b)),
          bool(re.match(f'(?i)[^{a}]', b)), bool(re.match('(?ia)' + a, b)), bool(re.match(f'(?i)[{b}-{b}]', a)))
print(re.findall('(?i)[a-c]+', 'aBCdAbx'), re.findall('(?i)[^a-c]+', 'aBCdAbx'), re.findall('(?i)[A-Z]', 'aZ\u017f\u212a_'))
print(re.findall('(?ia)[A-Z]', 'aZ\u017f\u212a_'), re.findall('(?i)[à-þ]+', 'ÀÞ×à'), re.findall('(?i)straße', 'STRAßE straẞe STRASSE'))
print(re.sub('(?i)the', 'a', 'The the THE tHe'), re.split('(?i)x', 'aXbxc'), re.findall('(?i:a)b', 'ab AB Ab aB'))
print(re.findall('(?i)(?-i:a)b', 'ab AB Ab aB'), re.findall(b'(?i)[a-z]+', b'aZ\xe9\xc9'), re.findall('(?i)hello', 'HELLO hello hElLo help'))
