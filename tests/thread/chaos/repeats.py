# index: threads, chaos
# skip-if: threads, sanitizer, stress
# The same seed gives the same order of things; seeds differ, and a wrong seed is refused.
import os
import sys

program = '''
import threading
out = []
def work(name):
    for _ in range(30):
        out.append(name)
threads = [threading.Thread(target=work, args=(name,)) for name in 'abc']
for t in threads: t.start()
for t in threads: t.join()
print(''.join(out))
'''


def run(*options):
    read, write = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(sys.executable, [sys.executable, *options, '-c', program], os.environ, file_actions=actions)
    os.close(write)
    with open(read) as f:
        text = f.read().strip()
    return text, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


orders = [run(f'--chaos={seed}') for seed in range(8)]
print(orders == [run(f'--chaos={seed}') for seed in range(8)], len(set(orders)) > 3)
print(all(sorted(text) == sorted('abc' * 30) and code == 0 for text, code in orders))
print(run('--chaos=x')[1], run('--chaos=')[1])
