# index: breakpoint, sys.breakpointhook
# skip-if: threads
# What breakpoint() calls, as the environment says.
import os
import sys
import warnings


def show(*args, **keywords):
    print("called", args, keywords)


sys.show = show
os.environ["PYTHONBREAKPOINT"] = "sys.show"
print(breakpoint(1, two=2))
os.environ["PYTHONBREAKPOINT"] = "int"
print(breakpoint("7"))
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
for path in (".", "foo.", ".int", "int.", "nosuchbuiltin", "nosuchmodule.nosuchcallable"):
    os.environ["PYTHONBREAKPOINT"] = path
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(breakpoint(), [(w.category.__name__, str(w.message)) for w in caught])
sys.breakpointhook = lambda: "mine"
print(breakpoint())
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "sys.show"
breakpoint()
