# index: try, finally, return, break, continue
def returns():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                return "return", i
            print("body", i)
        finally:
            print("finally", i)
    return "never"


print(returns())


def value(x):
    try:
        return x
    finally:
        x = "changed"


print(value("kept"))


def overrides():
    while True:
        try:
            try:
                1 / 0
            finally:
                print("inner")
                break
        finally:
            print("outer")
    return "broken out"


print(overrides())


def nested(log):
    try:
        try:
            raise KeyError("a")
        except KeyError:
            log.append("handler")
            return "from handler"
        else:
            log.append("else")
        finally:
            log.append("first")
            try:
                raise ValueError
            except ValueError:
                log.append("inside")
    finally:
        log.append("second")


log = []
print(nested(log), log)


def loop_else():
    for i in []:
        pass
    else:
        print("for else")
    i = 3
    while i:
        i -= 1
        try:
            if i == 1:
                break
        finally:
            print("leaving", i)
    else:
        print("never")


loop_else()
