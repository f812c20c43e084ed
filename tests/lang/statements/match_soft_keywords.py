# python: 3.14
# index: match, type statement, wildcard patterns, names
# match, case, type and _ are keywords only where they cannot be anything else.
match = {"case": [1, 2]}
case = "case"
type_ = type
print(match[case][0], match ["case"] [1])
match = lambda *a, **k: (a, k)
print(match (1, 2), match(*[3], case=4))
match * 2 if False else print("not a statement")
match: int = 7
match -= 1
match - 2
print(match, match if match else case)
print(match .real, match
      .imag)
type = 5
type -1
type (int) if False else print(type)
type = type_
type type = tuple[type_, ...]
print(type, type.__value__)
type = type_
type(5)
type match[case] = list[case]
print(match, match[int])
_ = "underscore"
case = 1
match = 1
match match:
    case case if _ == "underscore":
        print("bound", case, _)
match (case):
    case _:
        print("wildcard binds nothing:", _)
match case, _:
    case (_, *_):
        print("nor stars:", _)
match {}.get(1):
    case None:
        print("dict display")
match -1:
    case -1:
        print("minus")
match [1, 2]:
    case [a, b]: print("list", a, b)
match not a:
    case False: print("not")
match lambda: 0:
    case f: print("lambda", f())
match a if b else 0, *[5]:
    case 1, 5: print("tuple with star")


def case(type, _, match): return type + _ + match


print(case(type=1, _=2, match=3))
class type: match = "class attribute"
print(type.match)
for match in range(2): print(match, end=" ")
print([match for match in "ab" if match != case], {**{"type": 1}})
