# python: 3.14
# index: str.encode, bytes.decode
# punycode and idna.
cases = [
    "", "abc", "bücher", "München-Ost", "日本語", "üü", "a-b", "-", "ليهمابتكلموشعربي؟", "他们为什么不说中文", "PročprostěnemluvíČesky",
    "3年B組金八先生", "\U0001F600",
]
for text in cases:
    coded = text.encode("punycode")
    print(coded, coded.decode("punycode") == text)


def attempt(function, *args):
    try:
        print(ascii(function(*args)))
    except UnicodeError as error:
        print(type(error).__name__, error)


for data in b"bcher-kva", b"bcher-KVA", b"!!", b"abc-", b"99999999", b"a-\xff":
    for errors in "strict", "replace":
        attempt(data.decode, "punycode", errors)
for name in (
    "", "abc", "bücher.example.com", "BÜCHER.de", "faß.de", "日本語.jp", "a.", "a。b", "ﬀ.com", "\u0627.com", "a_b.c", "☃.net", "İ.com",
    "xn--bcher-kva.de", "Königsgäßchen",
):
    attempt(name.encode, "idna")
for data in b"xn--bcher-kva.de", b"abc.", b"a..b", b"", b"XN--BCHER-KVA":
    attempt(data.decode, "idna")
for name in "a..b", "ü" * 60, "xn--ü", "\ue000", ".":
    try:
        name.encode("idna")
    except UnicodeError:
        print("refused", ascii(name[:4]))
