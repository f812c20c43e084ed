# index: sched
# A scheduler over a clock of one's own; actions enter further events, and may raise.
import sched

time, log = 0, []


def advance(by):
    global time
    time += by


scheduler = sched.scheduler(lambda: time, advance)


def tick(n):
    log.append((time, n))
    if n == 3:
        raise ValueError('three')
    if n < 5:
        scheduler.enter(10, 1, tick, (n + 1,))


scheduler.enter(5, 1, tick, (0,))
scheduler.enter(100, 1, tick, (9,))
while not scheduler.empty():
    try:
        scheduler.run()
    except ValueError as e:
        print(e, len(scheduler.queue))
print(log)
