# skip-if: threads
# index: import, threads
# Two threads import two modules that import each other: no hang, each gets a module or an error that says why not.
import os
import sys
import threading

directory = os.environ['TMPDIR']
sys.path.insert(0, directory)
WITH_FROM = 'import time; time.sleep(0.03)\nfrom {other} import value as theirs\nvalue = 1\n'
PLAIN = 'import time; time.sleep(0.03)\nimport {other}\nvalue = 1\n'


def write(name, text):
    with open(os.path.join(directory, name + '.py'), 'w') as f:
        f.write(text)


def attempt(name, barrier, outcomes):
    barrier.wait()
    try:
        outcomes[name] = __import__(name).value
    except (ImportError, AttributeError) as e:
        outcomes[name] = f'{type(e).__name__}: {str(e).split(" (/")[0]}'


for round in range(4):
    names = [f'left{round}', f'right{round}']
    text = PLAIN if round % 2 else WITH_FROM
    for name, other in (names, names[::-1]):
        write(name, text.format(other=other))
    barrier, outcomes = threading.Barrier(2), {}
    threads = [threading.Thread(target=attempt, args=(name, barrier, outcomes)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    print(round, any(thread.is_alive() for thread in threads), len(outcomes))
    circular = '(most likely due to a circular import)'
    allowed = {1}
    for name in names:
        allowed |= {f"AttributeError: partially initialized module '{name}' from '{directory}/{name}.py' has no attribute "
                    f"'value' {circular}",
                    f"ImportError: cannot import name 'value' from partially initialized module '{name}' {circular}",
                    f"ImportError: cannot import name 'value' from '{name}'"}
    print(set(outcomes.values()) <= allowed or outcomes)
