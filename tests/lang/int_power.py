# index: int, pow
# Powers of ints, with and without a modulus.

print([2**n for n in (0, 1, 10, 61, 62, 63, 64, 100)])
print([(-3) ** n for n in range(0, 60, 7)])
print(10**50, (-10) ** 51, 0**0, 0**5, (-1) ** (10**20), 1 ** (10**30), (2**40 + 2**39) ** 5)
print(2**-1, (-4) ** -2, 10**-400)

for modulus in (1, -1, 7, -7, 2**61 - 1, 2**64, 10**30, -(3**50), 2**127 - 1):
    print([pow(base, exponent, modulus) for base, exponent in [(2, 10), (-3, 77), (10**40, 123456789), (5, 0), (0, 0), (0, 9)]])

prime = 2**521 - 1
for base in (2, 3, 10**100 + 7, -5):
    assert pow(base, prime - 1, prime) == 1
    inverse = pow(base, -1, prime)
    assert base * inverse % prime == 1 and pow(base, -3, prime) == pow(inverse, 3, prime)

print(pow(3, -1, 10), pow(3, -1, -10), pow(7, -5, 2**70))
for arguments in [(2, -1, 4), (2, 3, 0), (0, -1, 9)]:
    try:
        pow(*arguments)
    except ValueError as error:
        print(error)

total = 0
for n in range(200):
    total = (total * 31 + (n - 100) ** 9) % (10**25 + 13)
print(total)
