# index: codecs, str.encode, bytes.decode
# UTF-7: shift sequences, what ends them, and what is wrong in them.
import codecs

for text in "", "a+b", "é", "日本語", "Hi Mom -☺-!", "a~b\\c", "\U0001F600x", "+-", "A≢Α.", "\t\r\n\0", "£1", "é-", "éa", "é+", "ééé/", "\ud800":
    coded = text.encode("utf-7")
    print(coded, coded.decode("utf-7") == text)
for data in (
    b"+-", b"+", b"+AOk", b"+AOkA-", b"\xe9", b"+\xe9", b"a+2D", b"+AOk-x", b"+AOk.", b"+//", b"+AA==", b"+AOk=", b"+A-", b"+IKw-+", b"++", b"+AOn-",
):
    for errors in "strict", "replace", "ignore":
        try:
            print(ascii(data.decode("utf-7", errors)), end=" ")
        except UnicodeDecodeError as error:
            print(error, end=" ")
    print()
decoder = codecs.getincrementaldecoder("utf-7")()
print([decoder.decode(bytes([c])) for c in b"Hi+AOkA6Q-!+2D3eAA-"], decoder.decode(b"", True))
print(codecs.lookup("UTF7").name, "x".encode("u7"))
