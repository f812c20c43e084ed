# index: re.IGNORECASE, re.MULTILINE, re.DOTALL, re.ASCII, re.Match.groups
import re

ROFF = ".TH bobbin 1\n.SH NAME\nbobbin - a python\n.SH OPTIONS\n.TP\n-c\n"
print(re.findall(r"^\.SH (.+)$", ROFF, re.M), re.findall(r"^\.SH (.+)$", ROFF), re.search(r"NAME.*?OPT", ROFF, re.S).end() > 30, re.search("name", ROFF, re.I)[0], re.split(r"^\.\w+ ?", ROFF, flags=re.M)[1:3])
DATE = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?")
m = DATE.search("from 2024-05 to 2025-06-07")
print(m.groups(), m.groups("?"), m.groupdict(), m["d"], m.lastgroup, m.lastindex, m.start("d"), m.span(3), m.regs, [x.group("y", "d") for x in DATE.finditer(m.string)])
print(re.findall(r"\w+", "naïve café_1 日本"), re.findall(r"\w+", "naïve café", re.A), re.findall(rb"\w+", "café".encode()), re.findall(r"(?i:straße)|ß", "STRASSE Straße ß"), re.findall(r"(?a)\d|[\[:]", "٣4["))
print(re.sub(r"(?<=\d)(?=(\d{3})+\b)", ",", "1234567 89 1000"), re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], "the quick fox"), re.sub(r"(.)\1+", r"\1", "aabbbcd"), re.findall(r"(?=(aba))", "ababa"), re.findall(r"(?!ab)\w\w", "abacad"))
print(re.match(r"(a)|(b)|c", "c").groups(), re.match(r"(?:(a)|b)*", "ab").groups(), re.match(r"(a?)*?$", "aa").span(), re.fullmatch(r"(?>a+)ab", "aaab"), re.fullmatch(r"a++b", "aab")[0], re.match(r"(?P<q>['\"])(.*?)(?P=q)", "'it\"s'").group(2), re.match(r"(\()?x(?(1)\))", "(x)")[0], re.match(r"(\()?x(?(1)\)|!)$", "x!")[0])
print(re.compile("a", re.I | re.X).flags, re.compile("(?i)a").flags & re.I, repr(re.compile("a/b\n", re.M)), re.compile("(a)(?P<n>b)").groupindex, re.purge(), re.compile("x") == re.compile("x"), re.template if hasattr(re, "template") and False else "-", re.NOFLAG)
words = re.compile(r"""
    [^\W\d_]+      # letters
    (?:['’-][^\W\d_]+)*  # don't, well-known
    """, re.X)
print(words.findall("Don't panic: well-known 4 letter_words, L’été"), [m.span() for m in words.finditer("a-b c", 1)], words.search("123"), words.sub("", "x1y"), words.subn("_", "a b c", 2))
for pattern in ("(", ")", "[a", "a**", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?<=a+)b", "\\", "(?z)", "a{3,2}", "(?P=none)", "[z-a]", "(?(2)a)", "x(?i)", "\\N{no such}", "(?P<a", "*"):
    try:
        print(re.compile(pattern))
    except re.error as e:
        print(repr(pattern), e, e.pos, e.lineno, e.colno)
