# index: _thread, locks
import _thread

ROUNDS = 500
ping = _thread.allocate_lock()
pong = _thread.allocate_lock()
over = _thread.allocate_lock()
ping.acquire()
pong.acquire()
over.acquire()
heard = []


def player():
    for i in range(ROUNDS):
        ping.acquire()
        heard.append(("ping", i))
        pong.release()
    over.release()


_thread.start_new_thread(player, ())
for i in range(ROUNDS):
    ping.release()
    pong.acquire()
    heard.append(("pong", i))
over.acquire()
expected = [(word, i) for i in range(ROUNDS) for word in ("ping", "pong")]
print(heard == expected, len(heard))
