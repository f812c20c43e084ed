# python: 3.14
# index: codecs
# quopri and uu, and code pages of other computers.
import codecs

plain = b"a=b\xe9\n trailing \n" + b"x" * 90 + b"\n\tend=\n"
coded = codecs.encode(plain, "quopri")
print(coded, codecs.decode(coded, "quoted-printable") == plain)
print(codecs.decode(b"a=3Db=E9=\n x  \n=ZZ =4", "quopri"))
for data in b"hello", b"", bytes(range(100)):
    coded = codecs.encode(data, "uu")
    print(coded.count(b"\n"), coded[:20], codecs.decode(coded, "uu") == data)
try:
    codecs.decode(b"no such thing", "uu")
except ValueError as error:
    print(error)
for name in "cp1026", "cp1140", "cp273", "cp424", "cp737", "cp857", "cp864", "cp875", "cp874":
    table = bytes(range(256)).decode(name, "replace")
    print(codecs.lookup(name).name, ascii(table[65:70]), ascii(table[200:204]), "1".encode(name))
