# index: for else, while else, break, continue, for, while
# What a loop's else belongs to, and what happens to its variable and iterator.
def search(items, wanted):
    for n, item in enumerate(items):
        if item == wanted:
            break
        if item is None:
            continue
    else:
        return "not among %d" % len(items)
    return n


print(search([1, None, 3], 3), search([1, None], 3), search([], 3))
i = 5
while i:
    i -= 2
    if i < 0:
        break
else:
    print("never")
print(i)
for i in ():
    pass
else:
    print("kept", i)
for i in range(3):
    for j in range(3):
        if j == i:
            break
    else:
        continue
    print(i, j, end=" ")
else:
    print("done")
numbers = [1, 2, 3]
for n in numbers:  # a list may grow while it is looped over
    if len(numbers) < 6:
        numbers.append(n * 10)
print(numbers)
for numbers[0] in "ab":
    print(numbers[0], numbers[1])
for x.real in [] if False else ():
    pass
for a, in [(1,), (2,)]:
    a = "changed"
print(a)
it = iter(range(10))
for n in it:
    if n == 3:
        break
print(list(it))
while True:
    try:
        break
    finally:
        print("finally before the loop ends")
else:
    print("not after break")
while 0: print("never")
else: print("on one line")
for v in 1, 2, *"ab": print(v, end=";")
print()
