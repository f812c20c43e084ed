# index: interrupts, KeyboardInterrupt
# skip-if: threads
# needs: _terminal.py
import os
import time

from _terminal import Terminal

t = Terminal()


def interrupt(line):
    """Sends a line, and Ctrl-C when it is at work."""
    os.write(t.fd, (line + "\n").encode())
    deadline = time.monotonic() + 20
    while "at work" not in t.text.partition("\n")[2] and time.monotonic() < deadline:
        t.text += os.read(t.fd, 4096).decode().replace("\r", "")
    time.sleep(0.1)  # CPython sleeps through a signal that comes just before its system call
    os.write(t.fd, b"\x03")
    text = t.wait(">>> ")
    return "\nat work" in text, text.count("KeyboardInterrupt"), text[-4:]


t.send("import time, threading, sys")
print(interrupt("print('at work', flush=True); time.sleep(30)"))
t.send("def spin():")
t.send("    print('at work', flush=True)")
t.send("    while True: pass")
t.send("")
print(interrupt("spin()"))
print(interrupt("print('at work', flush=True); threading.Event().wait()"))
print(interrupt("print('at work', flush=True); sys.stdin.readline()"))
t.send("def caught():")
t.send("    try: spin()")
t.send("    except KeyboardInterrupt: return 'caught it'")
t.send("")
os.write(t.fd, b"caught()\n")
while "at work" not in t.text:
    t.text += os.read(t.fd, 4096).decode()
os.write(t.fd, b"\x03")
print("'caught it'" in t.wait(">>> "))
os.write(t.fd, b"half a line")
time.sleep(0.2)
os.write(t.fd, b"\x03")
print("KeyboardInterrupt" in t.wait("KeyboardInterrupt\n>>> "), t.send("2 + 2"))
t.send("if 1:")
os.write(t.fd, b"  3")
time.sleep(0.2)
os.write(t.fd, b"\x03")
text = t.wait("KeyboardInterrupt\n>>> ")
print(text[-4:], t.send("5"))
print(repr(t.send("exit(2)")), t.close())
