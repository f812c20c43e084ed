# python: 3.14
# index: warnings.catch_warnings, threads, sys.flags
# Each thread catches its own warnings; one that it starts inside inherits its filters and its log.
import sys
import threading
import warnings

warnings.simplefilter("ignore")
barrier = threading.Barrier(4)
results = []


def catch(number):
    for i in range(50):
        barrier.wait()
        with warnings.catch_warnings(record=True) as log:
            warnings.simplefilter("always" if number % 2 else "error")
            barrier.wait()
            try:
                warnings.warn(f"{number} {i}")
            except UserWarning as error:
                log.append(error)
            barrier.wait()
        if len(log) != 1 or str(getattr(log[0], "message", log[0])) != f"{number} {i}" or isinstance(log[0], UserWarning) != (number % 2 == 0):
            print("mixed up", number, log)
    results.append(number)


threads = [threading.Thread(target=catch, args=(i,)) for i in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results), warnings.filters[0][0], sys.flags.context_aware_warnings)

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    inside = [threading.Thread(target=warnings.warn, args=(f"from {i}",)) for i in range(3)]
    for thread in inside:
        thread.start()
    for thread in inside:
        thread.join()
    with warnings.catch_warnings():
        warnings.warn("nested")
    adders = [threading.Thread(target=lambda i=i: [warnings.filterwarnings("ignore", lineno=100 * i + j) for j in range(1, 51)]) for i in range(4)]
    for thread in adders:
        thread.start()
    for thread in adders:
        thread.join()
    print(len(warnings._get_filters()) - len(warnings.filters))
print(sorted(str(w.message) for w in log))
warnings.warn("ignored")
