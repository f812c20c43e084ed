/* SPDX-License-Identifier: MIT */
/*
 * See leave.h.
 */
#include "vm/leave.h"

#include "memory/c_stack.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/function.h"
#include "vm/trace.h"

#include <string.h>

#if BB_C_STACK_FIRST

enum { FEW = 3 };

/* A call that the loop has left for; on the C stack of who entered the loop. */
typedef struct BbLeave {
	const BbBuiltin *def; /* NULL: there is none */
	BbValue self, kwnames;
	const BbValue *args;
	size_t nargs;
	BbValue few[FEW]; /* args, if these are not many: so they need not live anywhere else */
} BbLeave;

typedef struct Loop {
	BbThread *t;
	BbValue result;
	bool again; /* it was left for a call */
} Loop;

static void run_loop(void *arg)
{
	Loop *loop = arg;
	/* The frame is not entered anew for a trace function that has been set meanwhile. */
	if (loop->again && bb_trace_is_on(loop->t) && bb_trace_run(loop->t, false, &loop->result))
		return;
	loop->result = bb_vm_run(loop->t);
}

/* Makes the call that the loop was left for. */
static void call(BbThread *t, BbLeave *leave)
{
	t->vm->leave = NULL;
	BbValue v = leave->def->function(t, leave->self, leave->args, leave->nargs, leave->kwnames);
	if (!bb_is_empty(v))
		bb_vm_deliver(t, v);
	*leave = (BbLeave){.def = NULL};
}

/* Loops on further pieces, with waiting on the first one in between. */
static BB_NOINLINE BbValue run_in_turns(BbThread *t)
{
	Loop loop = {.t = t};
	BbLeave leave = {.def = NULL};
	for (;;) {
		t->vm->leave = &leave;
		bb_c_stack_call(t, run_loop, &loop);
		if (!leave.def)
			break;
		call(t, &leave);
		loop.again = true;
	}
	t->vm->leave = NULL;
	return loop.result;
}

static BB_NOINLINE BbValue run_on_piece(BbThread *t)
{
	Loop loop = {.t = t};
	bb_c_stack_call(t, run_loop, &loop);
	return loop.result;
}

/* Are we on the first piece, and does it have what functions with BB_WAITS may take? */
static bool can_wait_here(const BbThread *t)
{
	return bb_c_stack_is_first(t) && (uintptr_t)__builtin_frame_address(0) - t->stack_low >= BB_C_STACK_WAITING;
}

BbValue bb_vm_enter(BbThread *t)
{
	if (can_wait_here(t))
		return run_in_turns(t);
	BbLeave *outer = t->vm->leave;
	t->vm->leave = NULL;
	BbValue result = bb_c_stack_is_short(t) ? run_on_piece(t) : bb_vm_run(t);
	t->vm->leave = outer;
	return result;
}

bool bb_vm_is_plain(BbValue v)
{
	if (bb_is_exact(v, &bb_method_type))
		v = ((const BbBoundMethod *)bb_to_pointer(v))->function;
	const BbType *type = bb_type_of(v);
	return type == &bb_function_type || (!type->call && !(type->flags & BB_TYPE_HEAP));
}

static bool are_plain(const BbValue *args, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!bb_vm_is_plain(args[i]))
			return false;
	return true;
}

/* Fills in *leave, if it is a call that the loop is left for. */
static bool leaves_for(BbLeave *leave, BbValue callable, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const BbBuiltin *def;
	BbValue self;
	if (bb_is_exact(callable, &bb_builtin_function_type)) {
		def = bb_builtin_take(callable, &self);
	} else if (bb_is_exact(callable, &bb_method_descriptor_type) && nargs > 0) {
		def = bb_to_pointer(callable);
		self = *args++;
		nargs--;
		if (!bb_is_of_type(self, def->owner))
			return false;
	} else {
		return false;
	}
	size_t named = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	bool fits = (def->flags & BB_KEYWORDS) ||
		    (!named && nargs >= (size_t)def->min_args && (def->max_args < 0 || nargs <= (size_t)def->max_args));
	if (!(def->flags & BB_WAITS) || !fits || !are_plain(args, nargs + named))
		return false;
	*leave = (BbLeave){.def = def, .self = self, .kwnames = kwnames, .args = args, .nargs = nargs};
	if (nargs <= FEW && !named) {
		memcpy(leave->few, args, nargs * sizeof *args);
		leave->args = leave->few;
	}
	return true;
}

BbValue bb_vm_call_or_leave(BbThread *t, BbValue callable, const BbValue *args, size_t nargs, BbValue kwnames)
{
	if (t->vm->leave && !bb_trace_is_on(t) && leaves_for(t->vm->leave, callable, args, nargs, kwnames))
		return BB_EMPTY;
	return bb_call(t, callable, args, nargs, kwnames);
}

#endif
