# index: threads, queue
# The sieve of Eratosthenes as a chain of threads, each of which filters the multiples of one prime.
import queue
import threading


def filter_multiples(source, primes):
    prime = source.get()
    if prime is None:
        return
    primes.append(prime)
    sink = queue.SimpleQueue()
    thread = threading.Thread(target=filter_multiples, args=(sink, primes))
    thread.start()
    while (n := source.get()) is not None:
        if n % prime:
            sink.put(n)
    sink.put(None)
    thread.join()


source, primes = queue.SimpleQueue(), []
for n in [*range(2, 100), None]:
    source.put(n)
filter_multiples(source, primes)
print(primes)
