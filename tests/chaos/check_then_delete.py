# Two threads look whether there is a key before they delete it: the second one may find it gone.
# Exit code 1: it happened.
import sys
import threading

table = {i: i for i in range(5)}
errors = []
threading.excepthook = lambda args: errors.append(args.exc_type)


def clear():
    for key in range(5):
        if key in table:
            del table[key]


threads = [threading.Thread(target=clear) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(KeyError in errors)
