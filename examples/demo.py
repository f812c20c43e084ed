# SPDX-License-Identifier: MIT
"""Runs each example on one thread and then on as many as there are cores, and compares results and times.

    demo.py [PICTURE]

writes the picture to that file (mandelbrot.png).
"""

import sys
import time

sys.path.insert(0, __file__.rpartition('/')[0] or '.')

import mandelbrot
import search
import word_count


def cores():
    import os
    return os.process_cpu_count() if hasattr(os, 'process_cpu_count') else os.cpu_count()


def timed(job, threads):
    begun = time.perf_counter()
    result = job(threads)
    return result, time.perf_counter() - begun


def main():
    n = cores()
    for name, job in (('word count', word_count.run), ('Mandelbrot', mandelbrot.run), ('search', search.run)):
        one, alone = timed(job, 1)
        all_, together = timed(job, n)
        if one != all_:
            raise SystemExit(f'{name}: the results differ')
        print(f'{name:12} 1 thread {alone:6.2f} s   {n} threads {together:6.2f} s   speed-up {alone / together:.2f}   {one[0]}')
        if job is mandelbrot.run:
            picture = all_[1]
    path = sys.argv[1] if len(sys.argv) > 1 else 'mandelbrot.png'
    mandelbrot.save(picture, path)
    print('the picture:', path)


if __name__ == '__main__':
    main()
