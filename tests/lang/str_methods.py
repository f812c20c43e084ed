# index: str
words = "the quick brown fox"
print(words.title(), words.upper(), words.capitalize(), words.swapcase())
print(words.find("q"), words.find("zz"), words.rfind("o"), words.count("o"), words.index("brown", 5))
print(words.startswith("the"), words.startswith(("a", "the")), words.endswith("fox", 3), words.startswith("quick", 4))
print(words.replace("o", "0"), words.replace("o", "0", 1), words.replace("", "-", 3), words.replace("zz", "a"))
print(words.split(), words.split("o"), words.split(None, 1), words.rsplit(" ", 2), " a  b ".split(" "))
print(words.partition(" "), words.rpartition(" "), words.partition("zz"), words.rpartition("zz"))
print("--x-y--".strip("-"), "--x--".lstrip("-"), "--x--".rstrip("-"), " \t\n z \r".strip() + "|")
print("x".center(6, "*"), "x".ljust(4) + "|", "x".rjust(4), "-5".zfill(6), "+5".zfill(2), "".zfill(3))
print("prefix_name".removeprefix("prefix_"), "a.tar.gz".removesuffix(".gz"), "abc".removeprefix("x"))
print("a\nb\r\nc\x0bd\x1ce\u2028f".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines())
print("a\tbc\td".expandtabs(), "a\tbc".expandtabs(4), "a\tb".expandtabs(0))
print("-".join("abc"), "".join([]), ", ".join(["x"]), "ab" * 3, 2 * "xy", "a" * -1 == "")
print("abcdef"[::2], "abcdef"[::-1], "abcdef"[-3:], "abcdef"[4:1:-1], "abcdef"[10:], "abc"[-1])
print("b" in "abc", "" in "", "bd" in "abcd", "abc" < "abd", "a" < "B", "" < "a", "abc" == "ab" + "c")
print("abc".translate({97: "A", 98: None, 99: 0x20AC}), "hello".translate(str.maketrans("el", "ip", "o")))
print("12".isdigit(), "1a".isalnum(), "ab".isalpha(), " \n".isspace(), "Ab Cd".istitle(), "x1".isidentifier(), "".isascii())
for text, arg in (("abc", "z"), ("abc", 5), ("abc", None)):
    try:
        print(text.index(arg))
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
try:
    "a".split("")
except ValueError as e:
    print(e)
