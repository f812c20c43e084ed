# index: threads, import system
# skip-if: threads
# The first import of threading by a thread that module _thread started: it is no main thread, but can ask for it.
import _thread

done = _thread.allocate_lock()
done.acquire()


def other():
    import threading
    main, me = threading.main_thread(), threading.current_thread()
    print(main.name, main.ident != me.ident, main.is_alive(), type(me).__name__, me.name[:6], me is threading.current_thread())
    print(me.daemon, main in threading.enumerate(), len(threading.enumerate()), me.ident == _thread.get_ident())
    thread = threading.Thread(target=print, args=("inner",))
    print(thread.daemon == me.daemon)
    thread.start()
    thread.join()
    done.release()


_thread.start_new_thread(other, ())
done.acquire()
import threading

print(threading.current_thread() is threading.main_thread(), threading.current_thread().name)
