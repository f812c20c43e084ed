# index: bytes, bytearray, bytes.fromhex, bytes.join, TypeError, ValueError
# The methods of bytes and bytearray on odd arguments; a bytearray gives bytearrays.
cases = """
b'a,b,,c'.split(b',') b'a,b'.split(b',',0) b'\\ta\\x0bb\\n'.split() b'a'.split(b'') b'a'.split('a') b'a'.split(44) b'a-b'.partition(b'-') b'ab'.rpartition(b'-') b'a\\nb\\r\\nc\\x0bd\\x85'.splitlines() b'-'.join([b'a',bytearray(b'b'),memoryview(b'c')]) b'-'.join([b'a','b'])
b'-'.join([1]) b''.join(b'ab') b'aaa'.replace(b'a',b'b',1) b'ab'.replace(b'',b'-') b'a'.replace('a',b'b') b'abc'.find(98) b'abc'.find(b'c',-1) b'abc'.find(300) b'abc'.find('b') b'abc'.index(b'z') b'abc'.index(122) b'abab'.count(b'ab') b'abab'.count(97) b'a'.count('a') b'abc'.startswith(b'a') b'abc'.startswith((b'x',b'a'))
b'abc'.startswith('a') b'abc'.startswith((b'x','a')) b'abc'.endswith(bytearray(b'c')) b'xax'.strip(b'x') b'\\ta\\n'.strip() b'a'.strip('a') b'a'.strip(None) b'abc'.removeprefix(b'a') b'abc'.removesuffix('c') b'ab'.center(5,b'*') b'ab'.center(5,'*') b'ab'.ljust(4,b'xy') b'-5'.zfill(4) b'a\\tb'.expandtabs(3) b'abc'.translate(None,b'b')
b'ab'.translate(bytes(range(256))) b'ab'.translate(b'x') b'ab'.translate(None) bytes.maketrans(b'a',b'xy') bytes.maketrans(b'ab',b'xy')[97] bytes.maketrans('a','b') bytes.fromhex('dead_beef') bytes.fromhex('de\\tad\\n') bytes.fromhex('d') bytes.fromhex('dx') bytes.fromhex('0é') bytes.fromhex(5) b'\\xde\\xad'.hex('-') b'\\xde\\xad\\xbe'.hex(':',2)
b'\\xde\\xad\\xbe'.hex(':',-2) b'ab'.hex('') b'ab'.hex('xy') b'ab'.hex('é') b'ab'.hex(5) b'ab'.hex(b'-') b'aB1'.upper() b'aB'.swapcase() b'a-b'.title() b'ABc'.capitalize() b'\\xe9'.isalpha() b'a1'.isalnum() b''.isdigit() b'1'.isdigit() b'\\xb2'.isdigit() b'Ab'.istitle() b'\\x1c'.isspace() b'\\xff'.isascii() b'a'.isupper() b'\\xff'.decode()
b'a'.decode('x') b'\\xff'.decode('ascii','ignore') b'\\xff'.decode(errors='backslashreplace') b'a'*-1 b'a'*'x' b'a'+'a' b'a'+bytearray(b'b') bytearray(b'b')+b'a' b'a'==bytearray(b'a') b'a'=='a' b'a'<'a' b'a'<bytearray(b'b') 97\tin\tb'a' 300\tin\tb'a' 'a'\tin\tb'a' b''\tin\tb'' b'abc'[1] b'abc'[1:2] b'abc'[9] b'abc'[::-1]
bytes(3) bytes(-1) bytes([1,256]) bytes(['a']) bytes([1.5]) bytes('é') bytes('é','ascii') bytes('é','utf-8') bytes(b'a','ascii') bytes(5,'ascii') bytes(encoding='ascii') bytes('a',errors='x') bytes({1:2}) bytes(None) bytes(10**30) bytearray(2) bytearray('a') bytearray(b'a').hex() bytearray(b'ab').upper() bytearray(b'a,b').split(b',')
bytearray(b'ab').pop() bytearray().pop() bytearray(b'a').pop(5) bytearray(b'a').append(256) bytearray(b'a').append(b'b') bytearray(b'a').extend('b') bytearray(b'a').extend([300]) bytearray(b'a').extend(5) bytearray(b'a').insert(0,-1) bytearray(b'a').remove(98) bytearray(b'a').remove(b'a') bytearray(b'abc').copy() bytearray(b'ab').__imul__(2) bytearray(b'a').__iadd__('x')
bytearray(b'a').__setitem__(0,300) bytearray(b'a').__setitem__(5,1) bytearray(b'a').__setitem__('x',1) bytearray(b'a').__setitem__(slice(0,1),'x') bytearray(b'abc').__setitem__(slice(0,3,2),b'x') bytearray(b'a').__delitem__(5) bytearray(b'a').__alloc__()>0 bytearray(b'abc').reverse() bytearray(b'abc').clear()
"""
for line in cases.strip().split("\n"):
    for text in line.split(" "):
        text = text.replace("\t", " ")
        try:
            print(text, "=", eval(text))
        except Exception as e:
            print(text, "->", type(e).__name__, e)
