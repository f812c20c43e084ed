/* SPDX-License-Identifier: MIT */
/*
 * The interpreter loop for threads that trace; its entry point bb_trace_run is declared in trace.h.
 */
#ifndef BB_VM_TRACE_LOOP_H
#define BB_VM_TRACE_LOOP_H

#include "vm/trace.h"

#endif
