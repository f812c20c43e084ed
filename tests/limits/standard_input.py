# index: input, sys.stdin
# skip-if: threads
import sys
print(repr(input()), repr(input("prompt> ")))
print(repr(sys.stdin.readline()), repr(sys.stdin.read(3)), repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line))
    if line == "stop\n":
        break
print(repr(sys.stdin.read()), repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines())
try:
    input()
except EOFError as e:
    print("EOFError", e)
