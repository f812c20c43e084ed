# index: sched
# Events run in the order of their times, and of their priorities where these are the same.
import sched
import time

log = []
scheduler = sched.scheduler(time.monotonic, time.sleep)
now = time.monotonic()
for delay, priority, name in ((0.03, 1, 'c'), (0.01, 2, 'b'), (0.01, 1, 'a')):
    scheduler.enterabs(now + delay, priority, log.append, (name,))
dropped = scheduler.enter(0.02, 1, log.append, argument=('dropped',))
scheduler.enter(0.04, 1, lambda **kwargs: log.append(kwargs), kwargs={'key': 'd'})
print([event.priority for event in scheduler.queue], scheduler.empty())
scheduler.cancel(dropped)
try:
    scheduler.cancel(dropped)
except ValueError:
    print('not in the queue')
print(scheduler.run(blocking=False) > 0)
scheduler.run()
print(log, scheduler.empty(), scheduler.run())
