# index: enum.Enum, enum.auto
import enum


class State(enum.Enum):
    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"

    @property
    def final(self):
        return self is State.STOPPED

    def can(self, event):
        return (self, event) in TRANSITIONS

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return next((m for m in cls if m.name.lower() == value.lower() or m.value == value.lower()), None)


class Event(enum.Enum):
    START, PAUSE, RESUME, STOP = range(4)


TRANSITIONS = {(State.IDLE, Event.START): State.RUNNING, (State.RUNNING, Event.PAUSE): State.PAUSED, (State.PAUSED, Event.RESUME): State.RUNNING,
               (State.RUNNING, Event.STOP): State.STOPPED, (State.PAUSED, Event.STOP): State.STOPPED}


class Machine:
    def __init__(self):
        self.state = State.IDLE

    def send(self, event):
        try:
            self.state = TRANSITIONS[self.state, event]
        except KeyError:
            raise RuntimeError(f"{self.state.name} does not take {event}") from None
        return self.state


m = Machine()
for event in (Event.START, Event.PAUSE, Event.START, Event.RESUME, Event.STOP):
    try:
        print(event.name, "->", m.send(event), m.state.final)
    except RuntimeError as e:
        print(e)
print([e.name for e in Event if State.RUNNING.can(e)], State("IDLE"), State("Paused"), State["STOPPED"], State.RUNNING.value)
print(list(State), len(State), State.IDLE in State, repr(Event.STOP), isinstance(m.state, State), {State.IDLE: 1}[State("idle")])
match m.state:
    case State.IDLE | State.RUNNING:
        print("alive")
    case State.STOPPED:
        print("dead")
for call in (lambda: State("flying"), lambda: State["FLY"], lambda: State.FLY, lambda: setattr(State, "IDLE", 1), lambda: State.IDLE.__class__.__call__(3), lambda: State.IDLE < State.PAUSED, lambda: setattr(State.IDLE, "name", "x"),
             lambda: delattr(State, "IDLE"), lambda: type("More", (State,), {})):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
