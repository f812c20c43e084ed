/* SPDX-License-Identifier: MIT */
/*
 * The variables of a function's frame, as Python programs see them: locals(), and f_locals, through which they are
 * changed, too.
 *
 * Threads: a frame object of the calling thread's own stack is read and written at once.  Any other (of another thread,
 * of a suspended generator, of a function that has returned) is looked at in a stopped world, variable by variable.
 */
#ifndef BB_VM_FRAME_LOCALS_H
#define BB_VM_FRAME_LOCALS_H

#include "vm/vm.h"

extern BbType bb_frame_locals_type;

/* A fresh dict of the variables that are bound, and of what else has been stored by f_locals. */
BB_NODISCARD BbValue bb_frame_locals_dict(BbThread *t, BbFrameObject *o);

/* The same of a frame that runs in this thread and has no frame object. */
BB_NODISCARD BbValue bb_frame_locals_running(BbThread *t, BbFrame *frame);

/* A comprehension has variables in the frame, which runs in this thread. */
bool bb_frame_locals_in_comprehension(const BbFrame *frame);

/* f_locals of a function's frame: a proxy that writes through. */
BB_NODISCARD BbValue bb_frame_locals_proxy(BbThread *t, BbFrameObject *o);

#endif
