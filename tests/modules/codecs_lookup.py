# index: codecs
# skip-if: threads
import codecs

for name in ('utf8', 'UTF-8', 'latin-1', 'ascii', 'utf_16', 'utf-16-le', 'cp1252', 'iso8859-15', 'hex', 'utf-8-sig', 'l1', 'koi8_r'):
    info = codecs.lookup(name)
    print(name, info.name, len(info), info.encode is info[0], info._is_text_encoding)


def reverse(text, errors='strict'):
    return text.encode()[::-1], len(text)


def unreverse(data, errors='strict'):
    return bytes(data)[::-1].decode(), len(data)


asked = []


def search(name):
    asked.append(name)
    if name == 'my_codec':
        return codecs.CodecInfo(reverse, unreverse, name='mine')
    if name == 'bad_codec':
        return 5


codecs.register(search)
print('abc'.encode('my-codec'), b'cba'.decode('My_Codec'), codecs.getencoder('my_codec')('xy'), asked)
codecs.unregister(search)
for call in (lambda: codecs.lookup('my_codec'), lambda: 'x'.encode('nope'), lambda: 'x'.encode('hex'), lambda: b'x'.decode('rot13'),
             lambda: codecs.lookup(5), lambda: codecs.register(5), lambda: codecs.getincrementalencoder('nope')):
    try:
        call()
    except (LookupError, TypeError) as e:
        print(type(e).__name__, e)
print(codecs.encode('Hello, World', 'rot13'), codecs.decode('Uryyb', 'rot13'))
print(codecs.encode(b'hello', 'hex'), codecs.decode(b'68656c6c6f', 'hex'))
print(codecs.encode(b'x' * 60, 'base64'), codecs.decode(b'eHh4\n', 'base64'))
print(codecs.encode('é'), codecs.decode(b'\xc3\xa9'), codecs.utf_8_decode(b'a\xc3'), codecs.latin_1_encode('é'))
print(codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM == codecs.BOM_UTF16)
print(codecs.escape_decode(rb'a\n\x41\\\101'), codecs.escape_encode(b'\n\'"\xff'))
