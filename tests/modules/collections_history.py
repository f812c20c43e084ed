# index: collections.deque, collections.deque.rotate, collections.deque.maxlen
from collections import deque


class Editor:
    """Undo and redo with a history of limited length."""

    def __init__(self, limit=3):
        self.text, self.undo_stack, self.redo_stack = "", deque(maxlen=limit), deque()

    def type(self, more):
        self.undo_stack.append(self.text)
        self.redo_stack.clear()
        self.text += more

    def undo(self):
        self.redo_stack.appendleft(self.text)
        self.text = self.undo_stack.pop()

    def redo(self):
        self.undo_stack.append(self.text)
        self.text = self.redo_stack.popleft()


e = Editor()
for word in ("a", "b", "c", "d", "e"):
    e.type(word)
print(e.text, e.undo_stack)
e.undo(), e.undo()
print(e.text, list(e.redo_stack))
e.redo()
print(e.text)
try:
    for _ in range(5):
        e.undo()
except IndexError as error:
    print(error, repr(e.text))

players = deque("ABCDEFG")
out = []
while len(players) > 1:
    players.rotate(-2)
    out.append(players.popleft())
print("".join(out), "left", players)


def moving_average(values, n):
    window, total = deque(maxlen=n), 0
    for value in values:
        if len(window) == n:
            total -= window[0]
        window.append(value)
        total += value
        if len(window) == n:
            yield total / n


print(list(moving_average([40, 30, 50, 46, 39, 44], 3)))
d = deque([1, 2, 3], 5)
d.extendleft("xy")
d.insert(2, "z") if len(d) < 5 else print("full", d)
print(d.index(2), d.count(1), d * 2, d + deque([9]), deque([1, 2]) < deque([1, 3]), d.copy().maxlen)
