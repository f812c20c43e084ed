# index: collections.deque, heapq.heappush, types.SimpleNamespace
import heapq
from collections import Counter, defaultdict, deque
from types import SimpleNamespace as Event


class Simulation:
    """Customers of a bank with two desks; time is what the events say."""

    def __init__(self, desks):
        self.free, self.waiting, self.events, self.order = desks, deque(), [], 0
        self.log, self.waits = [], defaultdict(int)

    def at(self, time, kind, who):
        heapq.heappush(self.events, (time, self.order, Event(kind=kind, who=who)))
        self.order += 1

    def run(self):
        while self.events:
            self.now, _, event = heapq.heappop(self.events)
            getattr(self, "on_" + event.kind)(event.who)
        return self

    def on_arrive(self, who):
        self.log.append((self.now, "arrive", who.name))
        if self.free:
            self.serve(who)
        else:
            who.since = self.now
            self.waiting.append(who)

    def on_leave(self, who):
        self.log.append((self.now, "leave", who.name))
        self.free += 1
        if self.waiting:
            following = self.waiting.popleft()
            self.waits[following.name] += self.now - following.since
            self.serve(following)

    def serve(self, who):
        self.free -= 1
        self.at(self.now + who.work, "leave", who)


s = Simulation(2)
for i, (time, work) in enumerate([(0, 5), (1, 3), (2, 4), (2, 1), (9, 2)]):
    s.at(time, "arrive", Event(name=chr(65 + i), work=work))
for time, kind, name in s.run().log:
    print(f"{time:>3} {kind:<7}{name}")
print(dict(s.waits), s.free, Counter(kind for _, kind, _ in s.log), max(s.log))
