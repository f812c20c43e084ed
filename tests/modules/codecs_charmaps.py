# index: codecs
import codecs

every = bytes(range(256))
for name in ('cp437', 'cp850', 'cp866', 'cp1250', 'cp1251', 'windows-1252', 'cp1253', 'cp1254', 'cp1257', 'iso8859-2', 'latin2',
             'ISO-8859-5', 'iso8859_7', 'iso8859-9', 'latin9', 'iso-8859-15', 'iso8859-16', 'koi8-r', 'KOI8_U', 'mac-roman', 'cp037'):
    text = every.decode(name, 'replace')
    print(name, ascii(text[128:140]), text.count('\ufffd'), sum(map(ord, text)), text.replace('\ufffd', '').encode(name) == bytes(
        b for b, c in zip(every, text) if c != '\ufffd'))

print(codecs.charmap_decode(b'abc', 'replace', {97: 'x', 98: 'yy', 99: None}), codecs.charmap_encode('ab', 'strict', {97: 65, 98: b'zz'}))
print(codecs.charmap_decode(b'\0\1', 'strict', 'xy'), codecs.make_identity_dict(range(3)), codecs.make_encoding_map({1: 2, 3: 2, 4: 5}))
for call in (lambda: codecs.charmap_decode(b'ab', 'strict', {}), lambda: codecs.charmap_encode('ab', 'strict', {97: 1}),
             lambda: 'ü€ж'.encode('cp1252'), lambda: b'\x81'.decode('cp1252'), lambda: 'é'.encode('cp866')):
    try:
        print(call())
    except UnicodeError as e:
        print(type(e).__name__, e)
print('naïve café ж'.encode('cp1252', 'xmlcharrefreplace'), 'naïve café ж'.encode('cp437', 'ignore'), 'ж'.encode('koi8-r'))
