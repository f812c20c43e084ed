/* SPDX-License-Identifier: MIT */
/*
 * The interpreter loop once more, with the hooks of trace.h in it.
 */
#include "vm/trace_loop.h"

#define BB_LOOP_TRACED 1
#include "vm/loop.c"
