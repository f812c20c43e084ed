/* SPDX-License-Identifier: MIT */
/*
 * The end of the program, as far as Python code takes part in it.
 */
#ifndef BB_MODULES_THREAD_EXIT_H
#define BB_MODULES_THREAD_EXIT_H

#include "object/object.h"

/* BbVm.at_exit: waits for the threads that are no daemons, runs atexit's functions, and gives signals back their old
 * effects.  t is the main thread. What raises is reported. */
void bb_thread_exit_run(BbThread *t);

#endif
