# index: SystemExit
# exit: 7
import sys
class Exit(SystemExit):
    pass
for code in [None, 0, 3, "text", (1, 2)]:
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e.code), e.args)
try:
    try:
        sys.exit(5)
    finally:
        print("finally")
except SystemExit as e:
    print("caught", e.code)
try:
    exit(4)
except SystemExit as e:
    print(e.code, repr(exit)[:8])
def leave():
    try:
        raise Exit(7)
    finally:
        print("last")
leave()
print("never")
