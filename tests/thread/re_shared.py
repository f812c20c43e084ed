# index: re, threads
# Threads share patterns, matches, the cache and an iterator.
import re
import threading

ROUNDS, THREADS = 300, 4
text = 'key=value; ключ=значение; n=%d; ' * 20 % tuple(range(20))
pattern = re.compile(r'(?P<name>\w+)=(?P<value>[^;]*)')
expected = [m.groups() for m in pattern.finditer(text)]
shared_match = pattern.search(text, 12)
data = bytearray(b'ab' * 500)
wrong, taken = [], []
barrier = threading.Barrier(THREADS)
numbers = re.finditer(r'\d+', ' '.join(map(str, range(2000))))


def work(me):
    barrier.wait()
    for i in range(ROUNDS):
        if [m.groups() for m in pattern.finditer(text)] != expected:
            wrong.append('finditer')
        if shared_match.span('value') != (15, 23) or shared_match.expand(r'\g<value>') != 'значение':
            wrong.append('match')
        fresh = re.compile('a(%d)?' % (i % 40))  # the same text in all threads
        if fresh.match('a%d' % (i % 40)).group(1) != str(i % 40):
            wrong.append('cache')
        if me == 0 and i % 50 == 0:
            re.purge()
        if me == 1:
            data[i % 1000] ^= 3  # a search sees one moment of it
        elif re.search(b'[^a-c]', data) or len(re.findall(b'[a-c]', data)) != 1000:
            wrong.append('bytes')
        if re.sub(r'(\w)(\w)', r'\2\1', 'abcdef') != 'badcfe' or re.split(';', 'a;b') != ['a', 'b']:
            wrong.append('sub')
        try:
            taken.append(int(next(numbers).group()))
        except ValueError:
            pass  # another thread was at it
        except StopIteration:
            pass


threads = [threading.Thread(target=work, args=(me,)) for me in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(wrong, len(taken) == len(set(taken)), all(0 <= n < 2000 for n in taken), len(taken) > 0)
