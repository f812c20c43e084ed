# index: sys.settrace, frames.f_trace
# Local trace functions, f_trace_lines, f_trace_opcodes, frames that run already, and trace functions that raise.
import sys


def lines(names):
    def tracer(frame, event, arg):
        names.append(event)
        return tracer
    return tracer


def work():
    x = 1
    x = 2
    return x


def quiet(frame, event, arg):
    seen.append(event)
    frame.f_trace_lines = False
    return quiet


def opcodes(frame, event, arg):
    frame.f_trace_opcodes = True
    seen.append(event)
    return opcodes


def not_this(frame, event, arg):
    seen.append(event)


def once(frame, event, arg):
    seen.append(event)
    return second


def second(frame, event, arg):
    seen.append('second ' + event)


for tracer in quiet, not_this, once:
    seen = []
    sys.settrace(tracer)
    work()
    sys.settrace(None)
    print(tracer.__name__, seen)
seen = []
sys.settrace(opcodes)
work()
sys.settrace(None)
print(seen.count('opcode') >= 3, [e for e in seen if e != 'opcode'])


def running():
    names = []
    sys.settrace(lambda *args: None)
    sys._getframe().f_trace = lines(names)
    x = 1
    x = 2
    sys.settrace(None)
    x = 3
    return names


print(running(), sys.gettrace())


def raises(frame, event, arg):
    if event == 'line':
        raise LookupError('no more')
    return raises


sys.settrace(raises)
try:
    work()
except LookupError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name, sys.gettrace())
