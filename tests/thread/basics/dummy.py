# index: threads
# A thread that _thread has started gets a dummy Thread object when it asks for one.
import _thread
import threading

done = threading.Event()
seen = []


def work():
    me = threading.current_thread()
    seen.extend([type(me).__name__, me.name.startswith('Dummy-'), me.daemon, me.ident == threading.get_ident(), me.is_alive()])
    try:
        me.join()
    except RuntimeError as e:
        seen.append(str(e))
    done.set()


_thread.start_new_thread(work, ())
done.wait()
print(seen[:5], len(seen))
