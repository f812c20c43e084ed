# index: faulthandler, threads
# skip-if: threads
# dump_traceback_later() writes when the time is over, unless it is cancelled; with repeat again and again.
import faulthandler
import os
import time

read, write = os.pipe()
faulthandler.dump_traceback_later(30, file=write)
faulthandler.cancel_dump_traceback_later()
faulthandler.dump_traceback_later(0.05, file=write)
time.sleep(0.2)
print(os.read(read, 10000).decode().count('Timeout (0:00:00.050000)!'))
faulthandler.dump_traceback_later(0.02, repeat=True, file=write)
time.sleep(0.3)
faulthandler.cancel_dump_traceback_later()
print(os.read(read, 100000).decode().count('Timeout') > 2)
for wrong in (0, -1):
    try:
        faulthandler.dump_traceback_later(wrong)
    except ValueError as e:
        print(e)
