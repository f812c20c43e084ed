# skip-if: threads, m32, asan, tsan, stress
# index: sys.set_coroutine_origin_tracking_depth
# The warning of a coroutine that nobody awaited tells where it was made.
import gc
import sys
import warnings


async def work():
    pass


def makes():
    return work()


def calls():
    return makes()


for depth in 0, 1, 3:
    sys.set_coroutine_origin_tracking_depth(depth)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        calls()
        gc.collect()
    print(str(caught[0].message).replace(__file__, 'FILE'), caught[0].category.__name__, sep='\n')
    sys.set_coroutine_origin_tracking_depth(0)
print((-0.0) ** float('-inf'), 0.0 ** float('-inf'))
