# index: f-string debug, f-string conversions, f-string format specs, f-string nested fields, __format__, __repr__
# {x=} keeps the text of the expression as it stands, spaces included.
class Shown:
    def __repr__(self):
        return "repr"

    def __str__(self):
        return "stré"

    def __format__(self, spec):
        return "format(%s)" % spec


x, width, s = 3.14159, 10, Shown()
print(f"{x=} {x = } { x=} {x  =  !s} {x=:.2f} {x = :>{width}.3f}|{s=} {s=!s} {s=:spec} {s=!a:>12}|")
print(f"{x + 1 =} {'text'=} {[1,  2]=} {x  and  width=} {(x,)=} {x==x} {x<=4} {x!=3} {x>=3=} {s!r} {s!s} {s!a} {s}")
print(f"{'a'!r:>5} {'a'!s:*^5} {x!r:.4} {s:{'nested'}} {s:{width}{width!r:>4}} {s:a{'b'}c{'d'}} {s!r:^10}|{s!a:.3}")
print(f'''{
x=
} {x
=!r:>12}''')
print(f"{len('abc')=} {(lambda: 1)()=} {x if x else 0=} {not x=} {-x=:+.1f} {x**2=:g} {width=:#x} {width=:b} {True=} {None=!r:>6}")
print(f"{f'{x=}'=}")


class Bad:
    def __format__(self, spec):
        return 5

    def __repr__(self):
        return 6


for f in (lambda: f"{Bad()}", lambda: f"{Bad()!r}", lambda: f"{x:d}", lambda: f"{'a':d}", lambda: f"{x:.{'a'}f}", lambda: f"{None:>5}", lambda: f"{[]:x}", lambda: f"{x:{width}{width}q}",
          lambda: f"{undefined=}", lambda: f"{1:{undefined}}", lambda: f"{1 / 0}", lambda: f"{object():>5}"[:5], lambda: f"{x!r:d}"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
