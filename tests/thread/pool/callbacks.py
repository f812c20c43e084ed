# index: concurrent.futures
# compare-stderr
# Callbacks run once, in the order in which they were added; also if the future is done already.
from concurrent.futures import Future

future = Future()
future.add_done_callback(lambda f: print('first', f.result()))
future.add_done_callback(lambda f: print('second', f is future))
future.set_result('value')
future.add_done_callback(lambda f: print('at once'))
cancelled = Future()
cancelled.add_done_callback(lambda f: print('cancelled', f.cancelled()))
cancelled.cancel()
print(cancelled.set_running_or_notify_cancel())
failed = Future()
failed.set_exception(KeyError('k'))
failed.add_done_callback(lambda f: print(repr(f.exception())))
