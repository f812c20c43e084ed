# index: threads
# Molecules of water: two hydrogens and an oxygen pass a barrier together.
import threading

hydrogen, oxygen = threading.Semaphore(2), threading.Semaphore(1)
molecule, bonds, lock = threading.Barrier(3), [], threading.Lock()


def atom(kind, semaphore):
    with semaphore:
        molecule.wait()
        with lock:
            bonds.append(kind)
        molecule.wait()


threads = [threading.Thread(target=atom, args=args) for args in [('H', hydrogen)] * 20 + [('O', oxygen)] * 10]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(all(sorted(bonds[i:i + 3]) == ['H', 'H', 'O'] for i in range(0, 30, 3)), len(bonds))
