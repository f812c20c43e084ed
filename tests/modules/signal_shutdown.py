# index: signal.SIGTERM, atexit.register, signal.default_int_handler, finally
# skip-if: threads
import os
import signal
import subprocess
import sys

SERVER = """
import atexit, signal, sys, time
running = True

def stop(number, frame):
    global running
    running = False
    print("asked by", signal.Signals(number).name)

atexit.register(print, "atexit ran")
signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGHUP, lambda *a: print("reload"))
HOW
try:
    print("ready", flush=True)
    while running:
        time.sleep(0.01)
    print("clean end")
finally:
    print("finally", flush=True)
sys.exit(3)
"""


def run(how, *signals):
    p = subprocess.Popen([sys.executable, "-u", "-c", SERVER.replace("HOW", how)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    p.stdout.readline()
    for s in signals:
        p.send_signal(s)
        if s == signal.SIGHUP:
            p.stdout.readline()
    out, err = p.communicate(timeout=30)
    return p.returncode, out.splitlines(), err.strip().splitlines()[-1:]


print(run("pass", signal.SIGTERM))
print(run("pass", signal.SIGHUP, signal.SIGTERM))
print(run("pass", signal.SIGINT))
print(run("signal.signal(signal.SIGINT, signal.SIG_IGN)", signal.SIGINT, signal.SIGTERM))
print(run("signal.signal(signal.SIGTERM, signal.SIG_DFL)", signal.SIGTERM))
print(run("signal.signal(signal.SIGTERM, lambda *a: sys.exit(5))", signal.SIGTERM))
print(run("signal.signal(signal.SIGTERM, lambda *a: 1 / 0)", signal.SIGTERM))
print(run("signal.signal(signal.SIGINT, stop)", signal.SIGINT))
print(run("signal.signal(signal.SIGTERM, signal.default_int_handler)", signal.SIGTERM)[1:])
print(run("pass", signal.SIGKILL))
