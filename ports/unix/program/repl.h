/* SPDX-License-Identifier: MIT */
/*
 * Reading and running statements one by one.
 */
#ifndef BB_PORTS_UNIX_REPL_H
#define BB_PORTS_UNIX_REPL_H

#include "object/object.h"

/* Reads from standard input until its end or SystemExit, which is then pending.  banner: says what this is first. */
void bb_repl_run(BbThread *t, bool banner);

#endif
