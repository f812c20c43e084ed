# skip-if: threads
# index: threads
# Default names count up and tell the target; names may be set.
import threading


def target():
    pass


class Callable:
    def __call__(self):
        pass


names = [threading.Thread().name, threading.Thread(target=target).name, threading.Thread(target=Callable()).name]
numbers = [int(name.split('-')[1].split(' ')[0]) for name in names]
print([name.split('-')[0] for name in names], numbers[1] - numbers[0], numbers[2] - numbers[1])
print(names[1].endswith(' (target)'), ' ' in names[2])
thread = threading.Thread(name=42)
print(repr(thread.name), thread.ident, thread.native_id)
thread.name = 'other'
print(thread.name, threading.current_thread().name, threading.main_thread().name)
print(threading.Timer(1, target).name.startswith('Thread-'))
