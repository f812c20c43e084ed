# index: str
s = "aé€😀z"
print(len(s), [ascii(c) for c in s], ascii(s[3]), ascii(s[1:4]), ascii(s[::-1]), s.find("€"), s.rfind("😀"))
print(ascii("straße".upper()), ascii("ΑΣ ΑΣΑ.".lower()), ascii("ﬁx".title()), ascii("ß".casefold()), ascii("İ".lower()))
print(ascii("ǆungla".title()), ascii("ǅ".swapcase()), "Ǆ".istitle(), "ǅ".istitle(), "ª".islower(), "Ⅷ".isupper())
print("٣".isdecimal(), "²".isdigit(), "½".isnumeric(), "½".isdigit(), "中".isalpha(), "é_1".isidentifier(), "€".isidentifier())
print(ascii("\u3000x\u2003y\xa0".split()), ascii("\u2003x\u3000".strip()), "\u200b".isspace(), "\x1f".isspace())
print(ascii("e\u0301" + "é"), "e\u0301" == "é", "é" < "z", "\uffff" < "\U00010000", "é" > "e\u0301")
print(repr("tab\t nl\n q' \\ \x00 \x7f \xa0 \u200b \ud800 é"), ascii("é€😀\ud800"), repr("it's"), repr('"\''))
long = "aé€" * 500
print(len(long), ascii(long[1000:1003]), ascii(long[-4]), ascii(long[1499]), long.count("é"), long.index("€a", 700))
print(ascii(long[3::500]), sum(1 for c in long if c == "a"), ascii(long[::-1][:4]), len(long.split("é")))
total = 0
for i in range(len(long)):
    total += ord(long[i])
print(total, ascii("".join(reversed(long[:5]))), ascii("é".center(5, "€")), ascii("é".zfill(3)))
print(hash("é" * 10) == hash("éééé" + "éééééé"), len({"a": 1, "a" + "": 2}), "é".encode() + b"|", len("😀".encode("utf-16-le")))
print("".join(chr(c) for c in range(0x41, 0x5B)), ord("😀"), ascii(chr(0x10FFFF)), ascii("x" + "\ud83d" + "\ude00"))
print(ascii("éa".replace("a", "€").replace("é", "")), ascii("ééé".replace("é", "x", 2)), ascii("aé".partition("é")))
print(ascii("Straße".translate({0xDF: "ss"})), "é" in "aéb", "\xe9" in "abc", ascii("€".join("ab")), ascii("é" * 3))
