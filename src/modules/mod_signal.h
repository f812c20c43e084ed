/* SPDX-License-Identifier: MIT */
/*
 * Module signal: what other modules need of it.
 */
#ifndef BB_MODULES_MOD_SIGNAL_H
#define BB_MODULES_MOD_SIGNAL_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_signal;

/* Makes the table of handlers and lets SIGINT raise KeyboardInterrupt; at start-up, by the main thread.  false: raised.
 */
BB_NODISCARD bool bb_mod_signal_start(BbThread *t);

/* Gives every signal back the effect that it had before; at the runtime's end, by the main thread. */
void bb_mod_signal_end(BbThread *t);

/* Lets the main thread run the Python handler of a signal (where there is one), waking it where it blocks.  false:
 * there is no such signal. */
BB_NODISCARD bool bb_mod_signal_interrupt(BbThread *t, int64_t number);

/* SIGINT's number. */
int bb_mod_signal_sigint(void);

#endif
