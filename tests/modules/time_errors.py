# index: time
import time


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as e:
        print(type(e).__name__, e)


attempt(time.gmtime, "x")
attempt(time.gmtime, float("nan"))
attempt(time.gmtime, 1e300)
attempt(time.gmtime, 10 ** 30)
attempt(time.localtime, [])
attempt(time.asctime, 1)
attempt(time.asctime, (1,))
attempt(time.asctime, (2024, 0, 0, 0, 0, 0, 0, 0, 0))
attempt(time.asctime, (12345, 12, 3, 4, 5, 6, 0, 1, 0))
attempt(time.mktime, (1, 2))
attempt(time.mktime, "text")
attempt(time.strftime, 5)
attempt(lambda: time.sleep(2 ** 70) if False else time.gmtime(None) != 0)
attempt(lambda: tuple(time.gmtime(True)))
attempt(lambda: tuple(time.gmtime(1.999999)))
attempt(lambda: tuple(time.gmtime(-0.000001)))
