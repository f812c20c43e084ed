# SPDX-License-Identifier: MIT
# sys.thread_info tells which library makes threads, and that waiting for a lock can be interrupted.
# index: sys
import os
import sys

print(sys.thread_info)
name, lock, version = sys.thread_info
print(name, lock, version == os.confstr("CS_GNU_LIBPTHREAD_VERSION"))
print(sys.thread_info.name, sys.thread_info.lock, sys.thread_info._fields if hasattr(sys.thread_info, "_fields") else ())
