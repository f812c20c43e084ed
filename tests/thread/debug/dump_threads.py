# index: faulthandler, threads
# skip-if: threads
# All threads: the others first, then the current one.
import faulthandler
import os
import threading


def waiting():
    started.set()
    stop.wait()


started, stop = threading.Event(), threading.Event()
thread = threading.Thread(target=waiting)
thread.start()
started.wait()
read, write = os.pipe()
faulthandler.dump_traceback(file=write)
os.close(write)
stop.set()
text = os.read(read, 10000).decode()
print(text.count('most recent call first'), ' in waiting\n' in text, text.index('Thread 0x') < text.index('Current thread 0x'))
print(text.index(' in waiting') < text.index(' in <module>'), 'line 19 in <module>' in text)
thread.join()
