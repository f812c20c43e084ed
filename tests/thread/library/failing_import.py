# skip-if: threads
# index: import, threads
# A module whose import fails in one thread: those who waited for it try again, and get it or the same error.
import os
import sys
import threading

directory = os.environ['TMPDIR']
sys.path.insert(0, directory)
attempts = []
sys.attempts = attempts
with open(os.path.join(directory, 'often.py'), 'w') as f:
    f.write('import sys, time\nsys.attempts.append(1)\ntime.sleep(0.02)\nif len(sys.attempts) < 3:\n'
            '    raise OSError(f"attempt {len(sys.attempts)}")\nvalue = "loaded"\n')
results = []
barrier = threading.Barrier(5)


def work():
    barrier.wait()
    try:
        import often
        results.append(often.value)
    except OSError as e:
        results.append(str(e))


threads = [threading.Thread(target=work) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results), len(attempts), 'often' in sys.modules)
