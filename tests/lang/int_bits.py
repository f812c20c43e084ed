# index: int, bit operations, shifts
# Ints behave like endless two's complement.

values = [0, 1, -1, 5, -6, 2**62 - 1, -(2**62), 2**64, -(2**64), 2**100 + 12345, -(2**100) - 12345]

for a in values:
    print(a, ~a, a.bit_length(), a.bit_count())
    for b in values:
        both, either, one = a & b, a | b, a ^ b
        assert both + either == a + b and either - both == one
        print("  ", both, either, one)

for count in (0, 1, 61, 62, 63, 64, 65, 200):
    for a in (1, -1, 3, -3, 2**61, -(2**70)):
        assert (a << count) >> count == a
        print(a << count, a >> count, end=" ")
    print()

print(0 << (1 << 70), -1 >> (1 << 70), 12345 >> (1 << 70))
for expression in ["1 << -1", "1 >> -1", "1 << (1 << 70)"]:
    try:
        print(eval(expression))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error if "negative" in str(error) else "")
