# index: collections.defaultdict, collections.Counter, collections.Counter.most_common
from collections import Counter, defaultdict

text = """the cat sat on the mat the dog sat on the cat
a dog and a cat ran and ran"""
words = text.split()
count = Counter(words)
print(count.most_common(3), count["bird"], count.total(), len(count))
print(sorted(count.most_common(), key=lambda pair: (-pair[1], pair[0]))[:4])

by_letter = defaultdict(list)
for word in sorted(set(words)):
    by_letter[word[0]].append(word)
print(dict(by_letter), by_letter.default_factory is list)
followers = defaultdict(Counter)
for first, second in zip(words, words[1:]):
    followers[first][second] += 1
print(followers["the"].most_common(1), followers["ran"], len(followers))
followers.default_factory = None
try:
    followers["zebra"]
except KeyError as e:
    print("KeyError", e)

a, b = Counter(apples=3, pears=1), Counter(apples=1, plums=2)
print(a + b, a - b, a & b, a | b, +Counter(x=0, y=-1, z=2), -Counter(y=-1))
a.subtract(b)
print(a, sorted(a.elements()), a == Counter(apples=2, pears=1, plums=-2), a <= b)
a.update(["pears", "pears"], apples=10)
print(a, dict(a), Counter("hello") >= Counter("hell"))
tree = lambda: defaultdict(tree)
t = tree()
t["usr"]["lib"]["x"] = 1
t["usr"]["bin"]
print(list(t["usr"]), t["usr"]["lib"]["x"])
print(repr(defaultdict(int, {"k": 1})), defaultdict(None, a=1) | {"b": 2}, defaultdict(int).copy())
for call in (lambda: defaultdict(3), lambda: Counter(a=1).fromkeys("ab"), lambda: Counter(1)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
