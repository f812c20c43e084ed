# index: string.Template, string.Formatter, string.capwords
import string


class Mail(string.Template):
    delimiter = "%"
    idpattern = r"[a-z]+(?:\.[a-z]+)*"


class Fields(dict):
    def __missing__(self, key):
        return "<%s?>" % key


m = Mail("Dear %user.name, 100%% of %{thing}s for %price")
print(m.get_identifiers(), m.is_valid(), m.safe_substitute({"user.name": "Ann"}))
print(m.substitute(Fields(thing="book", price=3)))
for text in ("$", "cost: $5", "${a", "ok $a\nbad $-"):
    try:
        string.Template(text).substitute(a=1)
    except (ValueError, KeyError) as e:
        print(repr(text), e, string.Template(text).is_valid())
print(string.Template("$a $A ${b}c $$").substitute({"a": 1, "A": 2}, b=3))


class Report(string.Formatter):
    def get_value(self, key, args, kwargs):
        return super().get_value(key, args, kwargs) if isinstance(key, int) or key in kwargs else f"({key})"

    def convert_field(self, value, conversion):
        return value[::-1] if conversion == "v" else super().convert_field(value, conversion)

    def format_field(self, value, spec):
        return value.upper() if spec == "up" else super().format_field(value, spec)


r = Report()
print(r.format("{0} {name:up} {missing} {name!v} {0!r:>5} {items[1]}", "x", name="ann", items=[1, 2]))
print(r.vformat("{} {}", ("a", "b"), {}), list(r.parse("a{b!r:>{w}}c{{")), r.get_field("a.real", (), {"a": 5}))
print(string.capwords("  the quick-brown fOX "), string.capwords("a-b-c", "-"), string.ascii_letters[24:28], string.digits + string.hexdigits[10:], string.octdigits, len(string.punctuation), string.whitespace.encode())
table = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13], "aeiou")
print("hello world".translate(table), set(string.printable) >= set(string.punctuation))
for call in (lambda: r.format(), lambda: r.format("{} {0}", 1), lambda: r.format("{0} {}", 1), lambda: r.format("{1}", 0), lambda: r.format("{a.b}", a=1), lambda: r.format("{"), lambda: m.substitute(), lambda: string.Template.substitute()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
