# index: json.loads, json.dumps, threads
# Threads encode and decode at the same time, also what others are changing: they see each container at one moment or
# an error, never something that cannot be read.
import json
import threading

decoder, encoder = json.JSONDecoder(), json.JSONEncoder(sort_keys=True)
text = encoder.encode({'numbers': list(range(50)), 'nested': [{'a': None, 'b': [True, 1.5, 'ключ\n']}] * 5})
growing, wrong, errors = {'0': 0}, [], set()
stop = threading.Event()


def read_and_write():
    for _ in range(200):
        if encoder.encode(decoder.decode(text)) != text or json.dumps(json.loads(text), sort_keys=True) != text:
            wrong.append('shared coder')


def change():
    n = 0
    while not stop.is_set():
        n += 1
        growing[str(n % 300)] = [n] * (n % 5)
        growing.pop(str((n * 7) % 300), None)


def dump():
    for _ in range(300):
        try:
            back = json.loads(json.dumps(growing))
        except RuntimeError as e:
            errors.add(str(e))
            continue
        if not all(key.isdigit() for key in back):
            wrong.append(back)


changer = threading.Thread(target=change)
threads = [threading.Thread(target=target) for target in (read_and_write, read_and_write, dump, dump)]
for thread in [changer, *threads]:
    thread.start()
for thread in threads:
    thread.join()
stop.set()
changer.join()
print(wrong, errors <= {'dictionary changed size during iteration', 'dictionary keys changed during iteration'} or errors)
