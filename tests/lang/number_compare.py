# index: int, float, complex, comparisons, hash
# Numbers of different types compare exactly, and equal ones have equal hashes.
import sys

inf, nan = float("inf"), float("nan")
big = 2**53
pairs = [(1, 1.0), (big + 1, float(big)), (big, float(big)), (10**400, inf), (-(10**400), -inf), (10**22, 1e22), (10**23, 1e23), (0, -0.0),
         (2**1000, 2.0**1000), (2**1000 + 1, 2.0**1000), (1, nan), (3, 2.5), (-3, -2.5), (True, 1.0), (10**400, 1e308), (2**62, 2.0**62)]
for a, b in pairs:
    print([a < b, a <= b, a == b, a != b, a > b, a >= b], [b < a, b <= a, b == a, b != a, b > a, b >= a])
    if a == b:
        assert hash(a) == hash(b) and len({a, b}) == 1

print(1 == 1 + 0j, 1.5 == 1.5 + 0j, 1j == 0, True == 1 + 0j, 10**400 == 1j, 1j != 1j, 2**53 + 1 == complex(2**53))
print(hash(0.5) == hash(0.5 + 0j), hash(-1), hash(-1.0), hash(inf), hash(-inf), hash(sys.hash_info.modulus), hash(10**40) == hash(float(10**40)))
print(sorted([3, 2.5, -1, 10**30, -inf, 0.0, True, inf, 1e20, 10**20]))
print(max(1, 1.0), max(1.0, 1), min(2**60, 2.0**60), nan in [nan], nan == nan, [nan] == [nan])
print(1 .__eq__(1.0), 1.0.__eq__(1), 1 .__lt__("a"), 1.0.__gt__(1j), 1j.__lt__(2j), 1j.__eq__("a"))
for expression in ["1 < 'a'", "1j < 2", "2.5 >= None", "1j > 1j"]:
    try:
        print(eval(expression))
    except TypeError as error:
        print(error)
