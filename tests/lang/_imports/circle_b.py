import circle_a
print("circle_a so far has name:", hasattr(circle_a, "name"))
try:
    from circle_a import name
except ImportError as e:
    print(str(e).partition(" (/")[0].partition(" (tests")[0])
