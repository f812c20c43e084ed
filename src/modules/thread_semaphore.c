/* SPDX-License-Identifier: MIT */
/*
 * _thread._Semaphore: a counter of permissions.
 *
 * While threads wait the counter is 0: release() hands its permission to the thread that has waited longest.  So those
 * who come later cannot starve it.
 */
#include "modules/thread_semaphore.h"

#include "modules/thread_waiter.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "thread/chaos.h"
#include "thread/lock.h"
#include "vm/vm.h"

typedef struct Semaphore {
	BbObject header;
	BbPublished value; /* guard for writing: lock */
	BbPublished limit; /* what value may not pass; SIZE_MAX: there is none */
	BbWaiters waiters; /* guard: lock */
} Semaphore;

static Semaphore *to_semaphore(BbValue v)
{
	return bb_to_pointer(v);
}

static void semaphore_trace(BbTracer *tracer, void *cell)
{
	bb_waiters_trace(tracer, &((const Semaphore *)cell)->waiters);
}

/* Takes a permission, or else joins the queue as w (NULL: does not). */
static bool take_or_join(BbThread *t, Semaphore *s, BbWaiter *w)
{
	bb_lock(t, &s->header.lock);
	size_t value = bb_published_load_relaxed(&s->value);
	if (value > 0)
		bb_published_store(&s->value, value - 1);
	else if (w)
		bb_waiters_add_locked(t, s, &s->waiters, w);
	bb_unlock(t, &s->header.lock);
	return value > 0;
}

/* Gives n permissions back; false: they would be more than the limit. */
static bool give(BbThread *t, Semaphore *s, size_t n)
{
	bb_lock(t, &s->header.lock);
	size_t value = bb_published_load_relaxed(&s->value), limit = bb_published_load_relaxed(&s->limit);
	size_t waiting = bb_published_load_relaxed(&s->waiters.count);
	bool done = n <= limit && value <= limit - n;
	BbWaiter *chain = NULL;
	if (done) {
		chain = bb_waiters_take_many_locked(t, s, &s->waiters, n);
		bb_published_store(&s->value, value + n - (n < waiting ? n : waiting));
	}
	bb_unlock(t, &s->header.lock);
	bb_waiter_serve_chain(t, chain);
	bb_chaos_point(t);
	return done;
}

/* false: it has been served. */
static bool leave(BbThread *t, Semaphore *s, BbWaiter *w)
{
	bb_lock(t, &s->header.lock);
	bool removed = bb_waiters_remove_locked(t, s, &s->waiters, w);
	bb_unlock(t, &s->header.lock);
	return removed;
}

/* 1: taken, 0: time is over, -1: raised. */
static int acquire(BbThread *t, Semaphore *s, int64_t ns)
{
	bb_chaos_point(t);
	if (take_or_join(t, s, NULL))
		return 1;
	if (ns == 0)
		return 0;
	int64_t deadline = bb_waiter_deadline(ns);
	BbWaiter *w = bb_waiter_new(t);
	if (!w)
		return -1;
	while (!take_or_join(t, s, w)) {
		int served = bb_waiter_wait(t, w, s, deadline, true);
		if (served > 0 || !leave(t, s, w))
			break;
		if (served == 0)
			return 0;
		if (!bb_vm_poll(t))
			return -1;
	}
	return 1;
}

/* ---- The type. ---- */

BB_CFUNCTION(semaphore_new)
{
	Semaphore *s = bb_instance_new(t, bb_to_pointer(args[0]));
	if (!s)
		return BB_EMPTY;
	bb_published_store(&s->value, 1);
	bb_published_store(&s->limit, SIZE_MAX);
	return bb_from_pointer(s);
}

BB_PARAMS(init_params, "Semaphore", 0, 1, 0, "value");

BB_CFUNCTION(semaphore_init)
{
	BbValue v;
	intptr_t value = 1;
	if (!bb_args_bind(t, &init_params, args, nargs, kwnames, &v) ||
	    (!bb_is_empty(v) && !bb_index_ssize(t, v, false, &value)))
		return BB_EMPTY;
	if (value < 0)
		return bb_value_error(t, "semaphore initial value must be >= 0");
	bb_published_store(&to_semaphore(self)->value, (size_t)value);
	return BB_NONE;
}

BB_PARAMS(acquire_params, "acquire", 0, 2, 0, "blocking", "timeout");

BB_CFUNCTION(semaphore_acquire)
{
	BbValue v[2] = {BB_EMPTY, BB_EMPTY};
	int64_t ns = -1;
	if (nargs || !bb_is_empty(kwnames)) {
		if (!bb_args_bind(t, &acquire_params, args, nargs, kwnames, v))
			return BB_EMPTY;
		int blocking = bb_is_empty(v[0]) ? 1 : bb_truth(t, v[0]);
		if (blocking < 0)
			return BB_EMPTY;
		if (!blocking && !bb_is_empty(v[1]) && !bb_is_none(v[1]))
			return bb_value_error(t, "can't specify timeout for non-blocking acquire");
		if (!bb_waiter_timeout(t, v[1], &ns))
			return BB_EMPTY;
		if (!blocking)
			ns = 0;
	}
	int result = acquire(t, to_semaphore(self), ns);
	return result < 0 ? BB_EMPTY : bb_bool(result);
}

BB_PARAMS(release_params, "release", 0, 1, 0, "n");

BB_CFUNCTION(semaphore_release)
{
	BbValue v = BB_EMPTY;
	intptr_t n = 1;
	if (nargs || !bb_is_empty(kwnames)) {
		if (!bb_args_bind(t, &release_params, args, nargs, kwnames, &v) ||
		    (!bb_is_empty(v) && !bb_index_ssize(t, v, false, &n)))
			return BB_EMPTY;
	}
	if (n < 1)
		return bb_value_error(t, "n must be one or more");
	if (give(t, to_semaphore(self), (size_t)n))
		return BB_NONE;
	return bb_value_error(t, "Semaphore released too many times");
}

BB_CFUNCTION(semaphore_exit)
{
	return semaphore_release(t, self, NULL, 0, BB_EMPTY);
}

BB_CFUNCTION(semaphore_reinit)
{
	/* In the child of a fork; nobody waits there. */
	Semaphore *s = to_semaphore(self);
	while (bb_waiters_take_locked(t, s, &s->waiters))
		;
	return BB_NONE;
}

static BbValue get_value(BbThread *t, BbValue self)
{
	return bb_int_from_size(t, bb_published_load(&to_semaphore(self)->value));
}

BB_CFUNCTION(semaphore_set_limit)
{
	bb_published_store(&to_semaphore(self)->limit, bb_published_load(&to_semaphore(self)->value));
	return BB_NONE;
}

static const BbBuiltin semaphore_methods[] = {
	BB_METHOD_KW_WAITS(bb_thread_semaphore_type, "__enter__", semaphore_acquire, "Acquire a permission."),
	BB_METHOD(bb_thread_semaphore_type, "__exit__", semaphore_exit, 0, -1, "Release a permission."),
	BB_METHOD_KW(bb_thread_semaphore_type, "__init__", semaphore_init, "Initialize self."),
	BB_NEW(bb_thread_semaphore_type, semaphore_new),
	BB_METHOD(bb_thread_semaphore_type, "_at_fork_reinit", semaphore_reinit, 0, 0, "Forget who waits."),
	BB_METHOD(bb_thread_semaphore_type, "_set_limit", semaphore_set_limit, 0, 0,
		  "From now on, let release() not pass what the value is at this moment."),
	BB_GETSET(bb_thread_semaphore_type, "_value", get_value, NULL, "how many permissions are free"),
	BB_METHOD_KW_WAITS(bb_thread_semaphore_type, "acquire", semaphore_acquire,
			   "Take a permission, waiting for one (at most timeout seconds) if blocking is true.\n\n"
			   "Returns whether it was taken."),
	BB_METHOD_KW(bb_thread_semaphore_type, "release", semaphore_release, "Give n permissions back."),
};

BbType bb_thread_semaphore_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = semaphore_trace},
	.name = "_Semaphore",
	.module = "_thread",
	.doc = BB_DOC("A counter of permissions."),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Semaphore),
	.methods = semaphore_methods,
	.method_count = BB_COUNT(semaphore_methods),
};
