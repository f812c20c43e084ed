# index: operator.index, operator.iadd, operator.matmul, operator.lt
import operator


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __matmul__(self, other):
        return Matrix([[sum(map(operator.mul, row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __getitem__(self, place):
        i, j = place
        return self.rows[i][j]

    def __setitem__(self, place, value):
        i, j = place
        self.rows[i][j] = value

    def __delitem__(self, row):
        del self.rows[row]

    def __len__(self):
        return len(self.rows)

    def __contains__(self, value):
        return any(value in row for row in self.rows)

    def __neg__(self):
        return Matrix([[-x for x in row] for row in self.rows])

    def __repr__(self):
        return f"Matrix({self.rows})"


fib = Matrix([[1, 1], [1, 0]])
power, square, n = Matrix([[1, 0], [0, 1]]), fib, 90
while n:
    if n & 1:
        power = operator.matmul(power, square)
    square, n = operator.matmul(square, square), n >> 1
print(power[0, 1], operator.getitem(power, (1, 1)), 5 in power, operator.contains(power, power[0, 0]))
m = Matrix([[1, 2], [3, 4]])
same = operator.imatmul(m, fib)
operator.setitem(m, (0, 0), 99)
print(same is m, m, operator.neg(m), operator.eq(m, same), operator.ne(m, fib), operator.truth(m), operator.not_(Matrix([])), operator.length_hint(m), operator.is_(m, same), operator.is_not(m, None))
operator.delitem(m, 0)
print(m, [op(6, 4) for op in (operator.add, operator.floordiv, operator.mod, operator.xor, operator.rshift, operator.ge, operator.__lt__)], operator.inv(7), operator.pos(-3))


class Index:
    def __index__(self):
        return 2


print("abcd"[Index()], operator.index(Index()), [10, 20, 30][Index()], range(Index()), hex(Index()), operator.add("a", "b"), operator.mul([1], Index()), bytes(Index()), "x" * Index())
for call in (lambda: operator.matmul(1, 2), lambda: operator.index("a"), lambda: operator.imatmul(m, 3), lambda: operator.add(1), lambda: operator.add(1, 2, 3), lambda: operator.neg("a"), lambda: operator.getitem(5, 0), lambda: operator.delitem((1,), 0), lambda: operator.countOf(3, 1), lambda: operator.call(), lambda: operator.lt(1, "a"), lambda: operator.and_(1.0, 2), lambda: operator.iconcat([1], 5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
