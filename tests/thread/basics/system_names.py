# python: 3.14
# skip-if: threads
# index: threads
# The system knows a thread by its name, cut to fifteen bytes, from its start on and when it is renamed.
import threading


def name_in_system():
    with open(f"/proc/self/task/{threading.get_native_id()}/comm") as file:
        return file.read().rstrip("\n")


def work():
    names.append(name_in_system())
    threading.current_thread().name = "renamed while at work"
    names.append(name_in_system())


names = []
for name in ("short", "a name of more than fifteen bytes", "gr\xfcn, na\xefve, \xe9t\xe9"):
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()
print(names)
