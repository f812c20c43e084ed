# index: threading, signals, atexit.register
# skip-if: threads
# Ctrl-C while the ending program waits for a thread: the wait ends, atexit still runs, and the thread doesn't hold it.
import signal
import subprocess
import sys
import time

PROGRAM = '''
import atexit, threading, time

def work():
    print("working", flush=True)
    time.sleep(60)
    print("not reached")

atexit.register(print, "at exit")
threading.Thread(target=work).start()
'''
start = time.monotonic()
process = subprocess.Popen([sys.executable, '-c', PROGRAM], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
print(process.stdout.readline().strip())
time.sleep(0.2)
process.send_signal(signal.SIGINT)
out, err = process.communicate(timeout=30)
print(out.strip(), process.returncode, time.monotonic() - start < 20)
print(err)
