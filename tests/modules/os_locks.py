# index: os.open, os.O_EXCL, os.getpid, os.kill, contextlib.contextmanager
import contextlib
import os
import tempfile
import threading


class Locked(Exception):
    pass


@contextlib.contextmanager
def lock_file(path):
    """One process at a time; a lock whose process is gone counts for nothing."""
    while True:
        try:
            fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            break
        except FileExistsError:
            with open(path) as f:
                owner = int(f.read() or 0)
            try:
                os.kill(owner, 0)
            except ProcessLookupError:
                os.unlink(path)
                continue
            raise Locked(f"held by {'this process' if owner == os.getpid() else 'another'}") from None
    try:
        os.write(fd, str(os.getpid()).encode())
        os.close(fd)
        yield path
    finally:
        os.unlink(path)


with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "lock")
    with lock_file(path):
        print(os.path.getsize(path) > 0, oct(os.stat(path).st_mode & 0o777))
        try:
            with lock_file(path):
                print("never")
        except Locked as e:
            print(e)
    print(os.path.exists(path))
    with open(path, "w") as f:
        f.write("999999999")
    with lock_file(path):
        print("took over")
    try:
        with lock_file(path):
            raise KeyError("inside")
    except KeyError as e:
        print(e, os.listdir(d))
    winners = []

    def try_once(i):
        try:
            fd = os.open(path, os.O_CREAT | os.O_EXCL)
            winners.append(i)
            os.close(fd)
        except FileExistsError:
            pass

    threads = [threading.Thread(target=try_once, args=(i,)) for i in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(len(winners))
