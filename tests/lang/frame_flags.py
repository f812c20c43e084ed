# python: 3.14
# index: frames, generators
# A frame's switches for tracing, and the generator that it belongs to.
import sys

frame = sys._getframe()
print(frame.f_trace_lines, frame.f_trace_opcodes, frame.f_generator)
frame.f_trace_lines = False
frame.f_trace_opcodes = True
print(frame.f_trace_lines, frame.f_trace_opcodes)
for value in (1, None, "yes"):
    try:
        frame.f_trace_lines = value
    except TypeError as e:
        print(e)
try:
    del frame.f_trace_opcodes
except (TypeError, AttributeError) as e:
    print(type(e).__name__)


def count():
    while True:
        yield sys._getframe()


generator = count()
inner = next(generator)
print(inner.f_generator is generator, generator.gi_frame is inner, inner.f_trace_lines)
generator.close()
print(inner.f_generator)
