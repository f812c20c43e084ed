# index: set
# Operations on sets whose members have equal hashes and an __eq__ of their own, in every direction.
import itertools


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


pool = [Key(n) for n in range(4)]


def numbers(keys):
    return sorted(k.n for k in keys)


def check(left, right):
    """Against the same on plain ints, with the very same keys and with equal ones."""
    a, b = set(left), set(right)
    for fresh in (False, True):
        x = {pool[n] for n in left}
        y = {Key(n) if fresh else pool[n] for n in right}
        wrong = [name for name in ("union", "intersection", "difference", "symmetric_difference")
                 if numbers(getattr(x, name)(y)) != sorted(getattr(a, name)(b))
                 or numbers(getattr(x, name)(list(y))) != sorted(getattr(a, name)(b))]
        for name in ("update", "intersection_update", "difference_update", "symmetric_difference_update"):
            changed, plain = set(x), set(a)
            getattr(changed, name)(y)
            getattr(plain, name)(b)
            if numbers(changed) != sorted(plain) or len(changed) != len(plain):
                wrong.append(name)
        if wrong or (x == y) != (a == b) or (x < y) != (a < b) or x.isdisjoint(y) != a.isdisjoint(b):
            return wrong or "comparison"
    return "right"


choices = [c for n in range(5) for c in itertools.permutations(range(4), n) if n < 4 or c[0] == 3]
results = [check(left, right) for left in choices for right in choices]
print(len(results), set(map(str, results)))
