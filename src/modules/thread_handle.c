/* SPDX-License-Identifier: MIT */
/*
 * Starting threads and waiting for their ends.
 *
 * What a new thread is to run is in a Start cell.  It is in the state cell's list, which keeps it alive, from before
 * the native thread exists until that has picked it up.  The new thread waits for `go', which its starter sets once it
 * has read the thread's ident: so the BbThread is there to be read.
 *
 * The lists are guarded by the state cell's lock; the words of a handle are synchronisation words or written once.
 */
#include "modules/thread_handle.h"

#include "memory/c_stack.h"
#include "memory/heap.h"
#include "modules/thread_local.h"
#include "modules/thread_waiter.h"
#include "modules/time_value.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "thread/lock.h"
#include "thread/parking.h"
#include "vm/leave.h"
#include "vm/vm.h"

#include <errno.h>

typedef struct State {
	const BbCellKind *kind;
	BbSync8 lock;
	BbSync running;
	BbPublished stack_size;
	BbSlot starting;   /* first Start.  Guard: lock */
	BbSlot non_daemon; /* first handle.  Guard: lock */
} State;

typedef struct Start {
	const BbCellKind *kind;
	BbSlot previous, next; /* guard: the state's lock */
	BbValue function, args, kwargs, handle;
	BbSync go;
	BbStackPiece *piece; /* for its first call */
} Start;

/* ---- The state cell. ---- */

static void trace_state(BbTracer *tracer, void *cell)
{
	State *state = cell;
	bb_trace_slot(tracer, &state->starting);
	bb_trace_slot(tracer, &state->non_daemon);
}

static const BbCellKind state_kind = {.trace = trace_state};

static void trace_start(BbTracer *tracer, void *cell)
{
	Start *start = cell;
	bb_trace_slot(tracer, &start->previous);
	bb_trace_slot(tracer, &start->next);
	bb_trace(tracer, start->function);
	bb_trace(tracer, start->args);
	bb_trace(tracer, start->kwargs);
	bb_trace(tracer, start->handle);
}

static const BbCellKind start_kind = {.trace = trace_start};

static State *state_of(BbThread *t)
{
	return bb_to_pointer(bb_vm(t)->thread_state);
}

bool bb_thread_handle_init(BbThread *t)
{
	if (!bb_is_empty(bb_vm(t)->thread_state))
		return true;
	State *state = bb_cell_new(t, &state_kind, sizeof *state);
	if (!state)
		return false;
	bb_vm(t)->thread_state = bb_from_pointer(state);
	return true;
}

uint32_t bb_thread_handle_count(BbThread *t)
{
	return bb_sync_load(&state_of(t)->running);
}

size_t bb_thread_handle_stack_size(BbThread *t, size_t size)
{
	State *state = state_of(t);
	bb_lock(t, &state->lock);
	size_t old = bb_published_load(&state->stack_size);
	bb_published_store(&state->stack_size, size);
	bb_unlock(t, &state->lock);
	return old;
}

/* ---- Lists. ---- */

static Start *to_start(BbValue v)
{
	return bb_to_pointer(v);
}

static BbThreadHandle *to_handle(BbValue v)
{
	return bb_to_pointer(v);
}

static void link_start(BbThread *t, Start *start)
{
	State *state = state_of(t);
	bb_lock(t, &state->lock);
	BbValue first = bb_slot_load(&state->starting);
	if (!bb_is_empty(first))
		bb_store(t, to_start(first), &to_start(first)->previous, bb_from_pointer(start));
	bb_store(t, start, &start->next, first);
	bb_store(t, state, &state->starting, bb_from_pointer(start));
	bb_unlock(t, &state->lock);
}

static void unlink_start(BbThread *t, Start *start)
{
	State *state = state_of(t);
	bb_lock(t, &state->lock);
	BbValue previous = bb_slot_load(&start->previous), next = bb_slot_load(&start->next);
	if (bb_is_empty(previous))
		bb_store(t, state, &state->starting, next);
	else
		bb_store(t, to_start(previous), &to_start(previous)->next, next);
	if (!bb_is_empty(next))
		bb_store(t, to_start(next), &to_start(next)->previous, previous);
	bb_unlock(t, &state->lock);
	bb_store(t, start, &start->previous, BB_EMPTY);
	bb_store(t, start, &start->next, BB_EMPTY);
}

static void link_handle(BbThread *t, BbThreadHandle *handle)
{
	State *state = state_of(t);
	bb_lock(t, &state->lock);
	BbValue first = bb_slot_load(&state->non_daemon);
	if (!bb_is_empty(first))
		bb_store(t, to_handle(first), &to_handle(first)->previous, bb_from_pointer(handle));
	bb_store(t, handle, &handle->previous, BB_EMPTY);
	bb_store(t, handle, &handle->next, first);
	bb_store(t, state, &state->non_daemon, bb_from_pointer(handle));
	bb_published8_store(&handle->listed, 1);
	bb_unlock(t, &state->lock);
}

static void unlink_handle(BbThread *t, BbThreadHandle *handle)
{
	State *state = state_of(t);
	bb_lock(t, &state->lock);
	if (bb_published8_load(&handle->listed)) {
		BbValue previous = bb_slot_load(&handle->previous), next = bb_slot_load(&handle->next);
		if (bb_is_empty(previous))
			bb_store(t, state, &state->non_daemon, next);
		else
			bb_store(t, to_handle(previous), &to_handle(previous)->next, next);
		if (!bb_is_empty(next))
			bb_store(t, to_handle(next), &to_handle(next)->previous, previous);
		bb_store(t, handle, &handle->previous, BB_EMPTY);
		bb_store(t, handle, &handle->next, BB_EMPTY);
		bb_published8_store(&handle->listed, 0);
	}
	bb_unlock(t, &state->lock);
}

/* ---- The new thread. ---- */

static void set_done(BbThread *t, BbThreadHandle *handle)
{
	unlink_handle(t, handle);
	bb_sync_exchange(&handle->state, BB_THREAD_DONE);
	bb_unpark(t->rt, &handle->state, UINT32_MAX, NULL, NULL);
}

static bool must_wait(void *arg)
{
	return bb_sync_load((BbSync *)arg) == 0;
}

static void report(BbThread *t, BbValue function)
{
	if (bb_exception_matches(t, &bb_exc_SystemExit)) {
		bb_exception_clear(t);
		return;
	}
	BbValue exception = bb_exception_take(t);
	BbValue what = bb_format(t, "Exception ignored in thread started by %R", function);
	if (bb_is_empty(what))
		bb_exception_clear(t);
	bb_exception_restore(t, exception);
	bb_write_unraisable(t, bb_is_empty(what) ? NULL : bb_str_text(what), BB_EMPTY);
}

typedef struct Work {
	BbThread *t;
	BbValue function, args, kwargs;
	bool ok;
} Work;

static void call_function(void *arg)
{
	Work *work = arg;
	work->ok = !bb_is_empty(bb_call_tuple(work->t, work->function, work->args, work->kwargs));
}

static void report_failure(void *arg)
{
	const Work *work = arg;
	report(work->t, work->function);
}

static void do_work(BbThread *t, const Start *start)
{
	BbValue args = bb_is_empty(start->args) ? bb_tuple_empty(t) : start->args;
	Work work = {.t = t, .function = start->function, .args = args, .kwargs = start->kwargs};
	/* From here it can wait on the first piece of its stack (vm/leave.h). */
	if (bb_vm_is_plain(start->function) || bb_is_exact(start->function, &bb_builtin_function_type))
		call_function(&work);
	else
		bb_c_stack_call(t, call_function, &work);
	if (!work.ok)
		bb_c_stack_call(t, report_failure, &work);
}

static void run_thread(BbThread *t, void *arg)
{
	Start *start = arg;
	while (bb_sync_load(&start->go) == 0)
		bb_park(t, &start->go, must_wait, &start->go, 0, BB_FOREVER, 0, NULL);
	bb_c_stack_thread_begins(t, start->piece);
	/* From here to its end, so that a fork finds the handle here or in the list. */
	BbThreadHandle *handle = to_handle(start->handle);
	t->vm->handle = start->handle;
	unlink_start(t, start);
	do_work(t, start);
	bb_thread_local_thread_ends(t);
	bb_sync_sub(&state_of(t)->running, 1);
	set_done(t, handle);
	t->vm->handle = BB_EMPTY;
}

/* ---- Starting it. ---- */

static BbValue cannot_start(BbThread *t)
{
	return bb_runtime_error(t, "can't start new thread");
}

/* Is there memory for a thread, perhaps after the heap has given some back? */
static bool make_room(BbThread *t, size_t stack_size)
{
	if (BB_C_STACK_FIRST)
		stack_size = BB_C_STACK_FIRST;
	return bb_heap_leaves(t, 2 * (stack_size ? stack_size : BB_C_STACK_SIZE));
}

/* Registers and starts the thread; its errno value. */
static int start_native(BbThread *t, Start *start, BbThreadHandle *handle)
{
	State *state = state_of(t);
	/* What the runtime itself keeps free of a C stack is not the program's. */
	size_t size = bb_published_load(&state->stack_size);
	if (size)
		size += BB_C_STACK_RESERVE;
	if (!bb_c_stack_thread_starts(t, size, &start->piece))
		return EAGAIN;
	BbThread *child;
	bb_sync_add(&state->running, 1);
	link_start(t, start);
	int error = bb_thread_start(t, run_thread, start, size, &child);
	if (error && make_room(t, size))
		error = bb_thread_start(t, run_thread, start, size, &child);
	if (error) {
		bb_c_stack_thread_failed(t, start->piece);
		unlink_start(t, start);
		bb_sync_sub(&state->running, 1);
		return error;
	}
	bb_published_store(&handle->ident, (uintptr_t)child->ident);
	bb_sync_exchange(&handle->state, BB_THREAD_RUNNING);
	bb_sync_exchange(&start->go, 1);
	bb_unpark(t->rt, &start->go, 1, NULL, NULL);
	return 0;
}

bool bb_thread_handle_start(BbThread *t, BbValue v, BbValue function, BbValue args, BbValue kwargs, bool daemon)
{
	BbThreadHandle *handle = to_handle(v);
	if (bb_sync_load(&t->rt->shutting_down)) {
		bb_raise(t, &bb_exc_PythonFinalizationError, "can't create new thread at interpreter shutdown");
		return false;
	}
	uint32_t expected = BB_THREAD_NOT_STARTED;
	if (!bb_sync_cas(&handle->state, &expected, BB_THREAD_STARTING)) {
		bb_runtime_error(t, "thread already started");
		return false;
	}
	Start *start = bb_cell_new(t, &start_kind, sizeof *start);
	if (!start) {
		bb_sync_exchange(&handle->state, BB_THREAD_NOT_STARTED);
		return false;
	}
	start->function = function;
	start->args = args;
	start->kwargs = kwargs;
	start->handle = v;
	if (!daemon)
		link_handle(t, handle);
	if (start_native(t, start, handle) == 0)
		return true;
	unlink_handle(t, handle);
	bb_sync_exchange(&handle->state, BB_THREAD_NOT_STARTED);
	cannot_start(t);
	return false;
}

/* ---- Waiting for its end. ---- */

static bool is_not_done(void *arg)
{
	return bb_sync_load((BbSync *)arg) != BB_THREAD_DONE;
}

static int wait_done(BbThread *t, BbThreadHandle *handle, int64_t deadline)
{
	while (is_not_done(&handle->state)) {
		switch (bb_park(t, &handle->state, is_not_done, &handle->state, 0, deadline, BB_PARK_INTERRUPTIBLE,
				NULL)) {
		case BB_PARK_TIMEOUT:
			return !is_not_done(&handle->state);
		case BB_PARK_INTERRUPTED:
			if (!bb_vm_poll(t))
				return -1;
			break;
		case BB_PARK_WOKEN:
		case BB_PARK_INVALID:
			break;
		}
	}
	return 1;
}

int bb_thread_handle_join(BbThread *t, BbValue v, int64_t ns)
{
	BbThreadHandle *handle = to_handle(v);
	uint32_t state = bb_sync_load(&handle->state);
	if (state == BB_THREAD_NOT_STARTED || state == BB_THREAD_STARTING) {
		bb_runtime_error(t, "thread not started");
		return -1;
	}
	if (state == BB_THREAD_DONE)
		return 1;
	if (bb_published_load(&handle->ident) == (uintptr_t)t->ident) {
		bb_runtime_error(t, "Cannot join current thread");
		return -1;
	}
	if (bb_sync_load(&t->rt->shutting_down)) {
		/* It never runs again. */
		bb_raise(t, &bb_exc_PythonFinalizationError, "cannot join thread at interpreter shutdown");
		return -1;
	}
	uintptr_t outer = bb_published_load_relaxed(&t->waiting_for);
	bb_published_store(&t->waiting_for, (uintptr_t)handle);
	int result = wait_done(t, handle, ns < 0 ? BB_FOREVER : bb_time_value_deadline(ns));
	bb_published_store(&t->waiting_for, outer);
	return result;
}

/* The handle of some other thread that is no daemon, or EMPTY. */
static BbValue find_non_daemon(BbThread *t)
{
	State *state = state_of(t);
	bb_lock(t, &state->lock);
	BbValue v = bb_slot_load(&state->non_daemon);
	while (!bb_is_empty(v) && bb_published_load(&to_handle(v)->ident) == (uintptr_t)t->ident)
		v = bb_slot_load(&to_handle(v)->next);
	bb_unlock(t, &state->lock);
	return v;
}

void bb_thread_handle_join_all(BbThread *t)
{
	BbValue v;
	while (!bb_is_empty(v = find_non_daemon(t))) {
		/* Somebody is starting it right now. */
		while (bb_sync_load(&to_handle(v)->state) == BB_THREAD_STARTING) {
			bb_poll_stop(t);
			bb_platform_yield();
		}
		if (bb_sync_load(&to_handle(v)->state) == BB_THREAD_NOT_STARTED)
			continue;
		if (bb_thread_handle_join(t, v, -1) < 0) {
			bb_write_unraisable(t, "Exception ignored while joining a thread in _thread._shutdown()",
					    BB_EMPTY);
			return;
		}
	}
}

/* ---- The type. ---- */

BbValue bb_thread_handle_new(BbThread *t)
{
	BbThreadHandle *handle = bb_object_new(t, &bb_thread_handle_type, sizeof *handle);
	return handle ? bb_from_pointer(handle) : BB_EMPTY;
}

BbValue bb_thread_handle_for(BbThread *t, uint64_t ident)
{
	BbValue v = bb_thread_handle_new(t);
	if (bb_is_empty(v))
		return BB_EMPTY;
	bb_published_store(&to_handle(v)->ident, (uintptr_t)ident);
	bb_sync_exchange(&to_handle(v)->state, BB_THREAD_RUNNING);
	return v;
}

static void handle_trace(BbTracer *tracer, void *cell)
{
	BbThreadHandle *handle = cell;
	bb_trace_slot(tracer, &handle->previous);
	bb_trace_slot(tracer, &handle->next);
}

BB_CFUNCTION(handle_new)
{
	return bb_args_check(t, "_ThreadHandle", nargs - 1, kwnames, 0, 0) ? bb_thread_handle_new(t) : BB_EMPTY;
}

BB_CFUNCTION(handle_join)
{
	int64_t ns = -1;
	if (nargs && !bb_is_none(args[0]) && !bb_time_value_seconds(t, args[0], &ns))
		return BB_EMPTY;
	bool joined = bb_thread_handle_join(t, self, ns) >= 0 && bb_waiter_poll(t);
	return joined ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(handle_is_done)
{
	return bb_bool(bb_sync_load(&to_handle(self)->state) == BB_THREAD_DONE);
}

BB_CFUNCTION(handle_set_done)
{
	if (bb_sync_load(&to_handle(self)->state) == BB_THREAD_NOT_STARTED)
		return bb_runtime_error(t, "thread not started");
	set_done(t, to_handle(self));
	return BB_NONE;
}

static BbValue handle_ident(BbThread *t, BbValue self)
{
	return bb_int_from_size(t, bb_published_load(&to_handle(self)->ident));
}

BB_CFUNCTION(handle_repr)
{
	return bb_format(t, "<_thread._ThreadHandle object: ident=%zu>",
			 (size_t)bb_published_load(&to_handle(self)->ident));
}

static const BbBuiltin handle_methods[] = {
	BB_NEW(bb_thread_handle_type, handle_new),
	BB_METHOD(bb_thread_handle_type, "__repr__", handle_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_thread_handle_type, "_set_done", handle_set_done, 0, 0, "Take the thread for ended."),
	BB_GETSET(bb_thread_handle_type, "ident", handle_ident, NULL,
		  "the thread's identifier; 0 before it is started"),
	BB_METHOD(bb_thread_handle_type, "is_done", handle_is_done, 0, 0, "Has the thread ended?"),
	BB_METHOD_WAITS(bb_thread_handle_type, "join", handle_join, 0, 1,
			"Wait until the thread has ended, at most timeout seconds unless that is None."),
};

BbType bb_thread_handle_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = handle_trace},
	.name = "_ThreadHandle",
	.module = "_thread",
	.doc = BB_DOC("A thread, to wait for its end."),
	.instance_size = sizeof(BbThreadHandle),
	.methods = handle_methods,
	.method_count = BB_COUNT(handle_methods),
};

void bb_thread_handle_drop(BbThread *other)
{
	if (other->vm && !bb_is_empty(other->vm->handle))
		bb_sync_exchange(&to_handle(other->vm->handle)->state, BB_THREAD_DONE);
}

void bb_thread_handle_after_fork(BbThread *t)
{
	if (bb_is_empty(bb_vm(t)->thread_state))
		return;
	State *state = state_of(t);
	bb_sync_exchange(&state->running, bb_is_empty(t->vm->handle) ? 0 : 1);
	BbValue v;
	while (!bb_is_empty(v = bb_slot_load(&state->starting))) {
		unlink_start(t, to_start(v));
		set_done(t, to_handle(to_start(v)->handle));
	}
	for (BbValue next = bb_slot_load(&state->non_daemon); !bb_is_empty(v = next);) {
		next = bb_slot_load(&to_handle(v)->next);
		if (!bb_is(v, t->vm->handle))
			set_done(t, to_handle(v));
	}
}
