# index: str, format
class P:
    def __init__(self, x):
        self.x = x

    def __format__(self, spec):
        return "<%s:%s>" % (self.x, spec)

    def __repr__(self):
        return "P(é)"


p = P(3)
print("{} {}".format(1, "a"), "{1} {0} {1}".format("x", "y"), "{a}-{b}".format(a=1, b=[2]), "{{}} {{{}}}".format(5))
print("{0.x} {p.x:>4} {0!r} {0!a} {0:abc} {0}".format(p, p=p))
print("{0[1]} {0[0]:03} {d[key]} {d[a b]}".format([7, 8], d={"key": "v", "a b": 1}))
print("{:{}}|{:>{w}}|{:{f}{a}{w}}".format("x", 4, "y", "z", w=5, f="*", a="^"), "{:{}.{}f}".format(3.14159, 9, 3))
print("{:>6}|{:<6}|{:^6}|{:*^7}|{:.2}|{:5.1}|".format("ab", "ab", "ab", "ab", "abc", "xyz"))
print("{:5d}|{:<5d}|{:^5d}|{:05d}|{:+d}|{: d}|{:x}|{:#X}|{:#b}|{:o}|{:c}|{:,}|{:_}|{:n}".format(*[42] * 14))
print("{!s:>5}{!r:>5}".format("a", "b"), "{a}{a!r}".format_map({"a": "q"}), "{:%}".format(0.25), "{:}".format(None))
for f, args in (("{}", ()), ("{0}{}", (1,)), ("{}{0}", (1,)), ("{", ()), ("}", ()), ("{!x}", (1,)), ("{a}", ()), ("{0.y}", (1,)),
                ("{0[a]}", ({},)), ("{:d}", ("a",)), ("{:s}", (1,)), ("{!}", (1,)), ("{:{:{}}}", (1, 2, 3)), ("{0[}", ([],)),
                ("{a b}", ()), ("{:.3d}", (1,)), ("{:,x}", (1,)), ("{:,s}", ("a",)), ("{:=5}", ("a",))):
    try:
        print(f.format(*args))
    except Exception as e:
        print(f, type(e).__name__)


class D(dict):
    def __missing__(self, key):
        return "<" + key + ">"


print("{x} {y}".format_map(D(x=1)), f"{p:q}{p!r:>6}{p.x:04}{'a' 'b':^6}{3.14159:.{1+1}f}", f"{p.x=} {p.x = :>4}")
print(ascii("€{}€{}".format("é", "😀")), format(5), format("s", "3"), f"{{{p.x}}}", "%s" % format(p, "zz"))
