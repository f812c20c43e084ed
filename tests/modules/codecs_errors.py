# index: codecs, codecs.register_error
# skip-if: threads
import codecs


def show(e):
    print(type(e).__name__, e.encoding, e.start, e.end, e.reason)
    return '<%d>' % e.start, e.end


codecs.register_error('show', show)
print('aé€b'.encode('ascii', 'show'), b'a\xffb'.decode('utf-8', 'show'), b'a\x81b'.decode('cp1252', 'show'))
print('aжжb'.encode('cp1252', 'show'), codecs.lookup_error('show') is show)
codecs.register_error('back', lambda e: ('', e.start - len(e.object) + 2))
print(b'\xffabc'.decode('ascii', 'back'))
codecs.register_error('bytes', lambda e: (b'\x01\x02', e.end))
print('aж'.encode('ascii', 'bytes'), 'aж'.encode('cp1252', 'bytes'))
for bad in (lambda e: None, lambda e: ('x', 100), lambda e: (5, 1)):
    codecs.register_error('bad', bad)
    try:
        print('é'.encode('ascii', 'bad'))
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
for name in ('strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'surrogateescape'):
    handler = codecs.lookup_error(name)
    for e in (UnicodeEncodeError('x', 'aé\udc80', 1, 3, 'r'), UnicodeDecodeError('x', b'a\xff', 1, 2, 'r')):
        try:
            print(name, handler(e))
        except (UnicodeError, TypeError) as e:
            print(name, type(e).__name__, e)
for call in (lambda: codecs.lookup_error('nix'), lambda: 'é'.encode('ascii', 'nix'), lambda: codecs.register_error('x', 5),
             lambda: codecs.strict_errors(5)):
    try:
        call()
    except (LookupError, TypeError) as e:
        print(type(e).__name__, e)
