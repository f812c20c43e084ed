/* SPDX-License-Identifier: MIT */
/*
 * Printing what threads do, with nothing but system calls that are allowed in a signal's handler.
 *
 * Everything is read through bb_platform_peek, so that a thread that runs on meanwhile, or a program whose memory is in
 * disorder, makes the text wrong at worst.  In a stopped world it is right.
 */
#ifndef BB_MODULES_THREAD_DUMP_H
#define BB_MODULES_THREAD_DUMP_H

#include "thread/thread.h"

#include <stddef.h>

/* Writes text to a file; allocates nothing, never fails.  May be called anywhere, signal handlers included; so may the
 * others here. */
void bb_thread_dump_text(int fd, const char *text);

/* The tracebacks, the innermost call first, of `current' (or NULL) and, if all is true, of every other thread; in the
 * form of CPython's faulthandler. */
void bb_thread_dump_tracebacks(int fd, const BbRuntime *rt, const BbThread *current, bool all);

/* For people who look at a hang: every thread, what it waits for, who holds that, its traceback, and deadlocks. */
void bb_thread_dump_report(int fd, const BbRuntime *rt);

#endif
