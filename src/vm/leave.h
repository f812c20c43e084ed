/* SPDX-License-Identifier: MIT */
/*
 * Entering the interpreter loop, and leaving it to wait.
 *
 * Where C stacks come in pieces (BB_C_STACK_FIRST, memory/c_stack.h) a thread that waits for a lock should hold no more
 * than its first piece, which is too small for running Python code.  As the loop has everything in frames, it can be
 * left between two instructions and entered again: when the outermost loop of a thread comes to the call of a built-in
 * function with BB_WAITS it notes the call and returns, which gives the further piece back, the call is made on the
 * first piece, and the loop goes on with its result on whatever piece there is then.  A loop inside of C functions, one
 * that traces, and those of the main thread just call.
 *
 * Elsewhere these functions are bb_vm_run and bb_call.
 */
#ifndef BB_VM_LEAVE_H
#define BB_VM_LEAVE_H

#include "object/protocol.h"
#include "vm/vm.h"

#if BB_C_STACK_FIRST

/* bb_vm_run, on a piece of stack that is large enough. */
BB_NODISCARD BbValue bb_vm_enter(BbThread *t);

/* For the loop: calls, or notes the call and returns EMPTY without an exception, with which the loop ends. */
BB_NODISCARD BbValue bb_vm_call_or_leave(BbThread *t, BbValue callable, const BbValue *args, size_t nargs,
					 BbValue kwnames);

/* Is it no instance of a Python class, and if it can be called a Python function or a method of one?  Then a function
 * with BB_WAITS that gets it takes no more of the stack than it is known to take. */
bool bb_vm_is_plain(BbValue v);

/* loop.c: gives the instruction that the top frame is in its result. */
void bb_vm_deliver(BbThread *t, BbValue v);

#else

BB_INLINE BB_NODISCARD BbValue bb_vm_enter(BbThread *t)
{
	return bb_vm_run(t);
}

BB_INLINE BB_NODISCARD BbValue bb_vm_call_or_leave(BbThread *t, BbValue callable, const BbValue *args, size_t nargs,
						   BbValue kwnames)
{
	return bb_call(t, callable, args, nargs, kwnames);
}

BB_INLINE bool bb_vm_is_plain(BbValue v)
{
	(void)v;
	return true;
}

#endif

#endif
