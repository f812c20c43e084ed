# index: standard streams
# skip-if: threads, m32
# needs: _terminal.py
import os
import time

from _terminal import Terminal

t = Terminal()


def complete(start, rest=""):
    """Types the start of a line, Tab, and the rest: what the line gives."""
    os.write(t.fd, start.encode())
    time.sleep(0.1)
    os.write(t.fd, b"\t")
    time.sleep(0.2)
    text = t.send(rest)
    return text.replace(">>> ", "").strip().split("\n")[-1]


t.send("Thing = type('Thing', (), {})")
t.send("long_variable_name = 'found'")
t.send("thing = Thing(); thing.attribute_one = 'one'")
print(complete("long_var"))
print(complete("thing.attr"))
print(complete("thing.attribute_one.starts", "'on')"))
print(complete("print(long_v", ")"))
t.send("def history_function(): return 'again'")
t.send("")
t.send("history_function()")
os.write(t.fd, b"\x1b[A")
time.sleep(0.2)
print(t.send("").strip().split("\n")[-2:])
os.write(t.fd, b"1 + 2\x01" b"10 * ")
time.sleep(0.2)
print(t.send("").strip().split("\n")[-2:])
os.write(t.fd, b"3 + 4x\x7f")
time.sleep(0.2)
print(t.send("").strip().split("\n")[-2:])
print(t.send("exit()"), t.close())
