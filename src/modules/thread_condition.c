/* SPDX-License-Identifier: MIT */
/*
 * _thread._Condition: a queue of waiters beside a lock.
 *
 * A thread joins the queue before it gives the lock up, so that no notification falls in between, and takes the lock
 * again before wait() returns, whatever happens.  A notification that meets a thread whose wait has been ended by an
 * exception goes on to the next one, so none is lost.
 *
 * The two kinds of lock of this module are used directly; any other object through its methods, of which
 * _release_save, _acquire_restore and _is_owned are optional.
 */
#include "modules/thread_condition.h"

#include "modules/thread_lock.h"
#include "modules/thread_waiter.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "thread/chaos.h"
#include "thread/lock.h"
#include "vm/vm.h"

typedef struct Condition {
	BbObject header;
	BbSlot lock_object; /* set by __init__ */
	BbWaiters waiters;  /* guard: the object's lock */
} Condition;

static Condition *to_condition(BbValue v)
{
	return bb_to_pointer(v);
}

static void condition_trace(BbTracer *tracer, void *cell)
{
	const Condition *c = cell;
	bb_trace_slot(tracer, &c->lock_object);
	bb_waiters_trace(tracer, &c->waiters);
}

/* ---- The lock. ---- */

/* EMPTY: raised. */
static BbValue lock_of(BbThread *t, BbValue self)
{
	BbValue lock = bb_slot_load(&to_condition(self)->lock_object);
	return bb_is_empty(lock) ? bb_runtime_error(t, "Condition.__init__() not called") : lock;
}

static BbThreadRLock *as_rlock(BbValue lock)
{
	return bb_is_exact(lock, &bb_thread_rlock_type) ? bb_to_pointer(lock) : NULL;
}

static BbThreadLock *as_lock(BbValue lock)
{
	return bb_is_exact(lock, &bb_thread_lock_type) ? bb_to_pointer(lock) : NULL;
}

/* The result of lock.name(argument or nothing); where the lock has no such method, *missing and EMPTY. */
static BbValue call_optional(BbThread *t, BbValue lock, const char *name, BbValue argument, bool *missing)
{
	BbValue interned = bb_intern_text(t, name), method = BB_EMPTY;
	int found = bb_is_empty(interned) ? -1 : bb_getattr_optional(t, lock, interned, &method);
	*missing = found == 0;
	if (found <= 0)
		return BB_EMPTY;
	return bb_is_empty(argument) ? bb_call0(t, method) : bb_call1(t, method, argument);
}

/* Is a lock without _is_owned held, by whomever?  1, 0, -1: raised. */
static int is_taken(BbThread *t, BbValue lock)
{
	BbValue free = bb_call_method(t, lock, "acquire", (BbValue[]){BB_FALSE}, 1);
	int taken = bb_is_empty(free) ? -1 : bb_truth(t, free);
	if (taken <= 0)
		return taken < 0 ? -1 : 1;
	return bb_is_empty(bb_call_method(t, lock, "release", NULL, 0)) ? -1 : 0;
}

static int is_owned(BbThread *t, BbValue lock)
{
	bool missing;
	if (as_rlock(lock))
		return bb_thread_rlock_is_owned(t, as_rlock(lock));
	if (as_lock(lock))
		return bb_thread_lock_is_held(as_lock(lock));
	BbValue owned = call_optional(t, lock, "_is_owned", BB_EMPTY, &missing);
	if (missing)
		return is_taken(t, lock);
	return bb_is_empty(owned) ? -1 : bb_truth(t, owned);
}

/* What acquire_again needs to know. */
typedef struct Saved {
	uintptr_t count; /* of an RLock */
	BbValue state;	 /* of a lock with _release_save, else EMPTY */
} Saved;

static bool release(BbThread *t, BbValue lock, Saved *saved)
{
	bool missing;
	saved->state = BB_EMPTY;
	if (as_rlock(lock)) {
		saved->count = bb_thread_rlock_release_all(t, as_rlock(lock));
		return true;
	}
	if (as_lock(lock)) {
		if (bb_thread_lock_release(t, as_lock(lock)))
			return true;
		bb_runtime_error(t, "release unlocked lock");
		return false;
	}
	saved->state = call_optional(t, lock, "_release_save", BB_EMPTY, &missing);
	if (missing)
		return !bb_is_empty(bb_call_method(t, lock, "release", NULL, 0));
	return !bb_is_empty(saved->state);
}

static bool acquire_again(BbThread *t, BbValue lock, const Saved *saved)
{
	bool missing = true;
	if (as_rlock(lock)) {
		bb_thread_rlock_reacquire(t, as_rlock(lock), saved->count);
		return true;
	}
	if (as_lock(lock))
		return bb_thread_lock_acquire(t, as_lock(lock), -1, false) == 1;
	BbValue result = bb_is_empty(saved->state) ? BB_EMPTY
						   : call_optional(t, lock, "_acquire_restore", saved->state, &missing);
	if (missing)
		result = bb_call_method(t, lock, "acquire", NULL, 0);
	return !bb_is_empty(result);
}

/* ---- Waiting. ---- */

static void join(BbThread *t, Condition *c, BbWaiter *w)
{
	bb_lock(t, &c->header.lock);
	bb_waiters_add_locked(t, c, &c->waiters, w);
	bb_unlock(t, &c->header.lock);
}

/* false: it had been notified. */
static bool leave(BbThread *t, Condition *c, BbWaiter *w)
{
	bb_lock(t, &c->header.lock);
	bool removed = bb_waiters_remove_locked(t, c, &c->waiters, w);
	bb_unlock(t, &c->header.lock);
	return removed;
}

/* Wakes the n that have waited longest. */
static void notify(BbThread *t, Condition *c, size_t n)
{
	bb_lock(t, &c->header.lock);
	BbWaiter *chain = bb_waiters_take_many_locked(t, c, &c->waiters, n);
	bb_unlock(t, &c->header.lock);
	bb_waiter_serve_chain(t, chain);
	bb_chaos_point(t);
}

/* With the lock released: 1 notified, 0 time is over, -1 raised. */
static int wait_released(BbThread *t, Condition *c, BbWaiter *w, int64_t ns)
{
	int64_t deadline = bb_waiter_deadline(ns);
	int served;
	/* A handler may notify the thread that it interrupts. */
	do
		served = ns == 0 ? 0 : bb_waiter_wait(t, w, c, deadline, true);
	while (served < 0 && bb_vm_poll(t));
	if (served > 0 || leave(t, c, w))
		return served;
	if (served < 0)
		notify(t, c, 1);
	return served < 0 ? -1 : 1;
}

static BbValue wait(BbThread *t, BbValue self, BbValue lock, int64_t ns)
{
	Condition *c = to_condition(self);
	BbWaiter *w = bb_waiter_new(t);
	Saved saved = {0};
	if (!w)
		return BB_EMPTY;
	join(t, c, w);
	if (!release(t, lock, &saved)) {
		leave(t, c, w);
		return BB_EMPTY;
	}
	int notified = wait_released(t, c, w, ns);
	BbValue pending = notified < 0 ? bb_exception_take(t) : BB_EMPTY;
	if (!acquire_again(t, lock, &saved))
		return BB_EMPTY;
	if (notified >= 0)
		return bb_bool(notified);
	bb_exception_restore(t, pending);
	return BB_EMPTY;
}

/* ---- The type. ---- */

BB_CFUNCTION(condition_new)
{
	Condition *c = bb_instance_new(t, bb_to_pointer(args[0]));
	return c ? bb_from_pointer(c) : BB_EMPTY;
}

BB_PARAMS(init_params, "Condition", 0, 1, 0, "lock");

BB_CFUNCTION(condition_init)
{
	BbValue lock;
	if (!bb_args_bind(t, &init_params, args, nargs, kwnames, &lock))
		return BB_EMPTY;
	if (bb_is_empty(lock) || bb_is_none(lock))
		lock = bb_thread_rlock_new(t);
	if (bb_is_empty(lock))
		return BB_EMPTY;
	if (!as_lock(lock) && !as_rlock(lock) &&
	    (bb_is_empty(bb_getattr_text(t, lock, "acquire")) || bb_is_empty(bb_getattr_text(t, lock, "release"))))
		return BB_EMPTY;
	bb_store(t, to_condition(self), &to_condition(self)->lock_object, lock);
	return BB_NONE;
}

static BbValue call_lock(BbThread *t, BbValue self, const char *name, const BbValue *args, size_t nargs,
			 BbValue kwnames)
{
	BbValue lock = lock_of(t, self);
	BbValue method = bb_is_empty(lock) ? BB_EMPTY : bb_getattr_text(t, lock, name);
	return bb_is_empty(method) ? BB_EMPTY : bb_call(t, method, args, nargs, kwnames);
}

/* The lock if it is one of the two kinds of this module, whose acquire() and release() need no bound method, else
 * EMPTY. */
static BbValue native_lock(BbValue self)
{
	BbValue lock = bb_slot_load(&to_condition(self)->lock_object);
	return !bb_is_empty(lock) && (as_rlock(lock) || as_lock(lock)) ? lock : BB_EMPTY;
}

static BbValue acquire_native(BbThread *t, BbValue lock)
{
	int taken = as_rlock(lock) ? bb_thread_rlock_acquire(t, as_rlock(lock), -1)
				   : bb_thread_lock_acquire(t, as_lock(lock), -1, true);
	return taken < 0 ? BB_EMPTY : bb_bool(taken);
}

/* false: it is not held. */
static bool release_native(BbThread *t, BbValue lock)
{
	bool done =
		as_rlock(lock) ? bb_thread_rlock_release(t, as_rlock(lock)) : bb_thread_lock_release(t, as_lock(lock));
	bb_chaos_point(t);
	return done;
}

BB_CFUNCTION(enter_any)
{
	(void)args;
	(void)nargs;
	(void)kwnames;
	return call_lock(t, self, "__enter__", NULL, 0, BB_EMPTY);
}

BB_CFUNCTION(condition_enter)
{
	BbValue lock = native_lock(self);
	if (!bb_is_empty(lock))
		return acquire_native(t, lock);
	return bb_call_deep(t, enter_any, self, args, nargs, kwnames);
}

BB_CFUNCTION(condition_exit)
{
	BbValue lock = native_lock(self);
	if (!bb_is_empty(lock) && release_native(t, lock))
		return BB_NONE;
	return call_lock(t, self, "__exit__", args, nargs, BB_EMPTY);
}

BB_CFUNCTION(acquire_any)
{
	return call_lock(t, self, "acquire", args, nargs, kwnames);
}

BB_CFUNCTION(condition_acquire)
{
	BbValue lock = nargs || !bb_is_empty(kwnames) ? BB_EMPTY : native_lock(self);
	if (!bb_is_empty(lock))
		return acquire_native(t, lock);
	return bb_call_deep(t, acquire_any, self, args, nargs, kwnames);
}

BB_CFUNCTION(condition_release)
{
	BbValue lock = native_lock(self);
	if (!bb_is_empty(lock) && release_native(t, lock))
		return BB_NONE;
	return call_lock(t, self, "release", args, nargs, kwnames);
}

BB_CFUNCTION(condition_locked)
{
	return call_lock(t, self, "locked", args, nargs, kwnames);
}

BB_CFUNCTION(condition_is_owned)
{
	BbValue lock = lock_of(t, self);
	int owned = bb_is_empty(lock) ? -1 : is_owned(t, lock);
	return owned < 0 ? BB_EMPTY : bb_bool(owned);
}

/* As wait() does it, for those who build on conditions. */
BB_CFUNCTION(condition_release_save)
{
	bool missing;
	BbValue lock = lock_of(t, self);
	BbValue saved = bb_is_empty(lock) ? BB_EMPTY : call_optional(t, lock, "_release_save", BB_EMPTY, &missing);
	if (bb_is_empty(lock) || !missing)
		return saved;
	return bb_is_empty(bb_call_method(t, lock, "release", NULL, 0)) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(condition_acquire_restore)
{
	bool missing;
	BbValue lock = lock_of(t, self);
	BbValue result = bb_is_empty(lock) ? BB_EMPTY : call_optional(t, lock, "_acquire_restore", args[0], &missing);
	if (bb_is_empty(lock) || !missing)
		return result;
	return bb_is_empty(bb_call_method(t, lock, "acquire", NULL, 0)) ? BB_EMPTY : BB_NONE;
}

/* The lock, which the caller holds; EMPTY: raised. */
static BbValue owned_lock(BbThread *t, BbValue self, const char *message)
{
	BbValue lock = lock_of(t, self);
	int owned = bb_is_empty(lock) ? -1 : is_owned(t, lock);
	if (owned == 0)
		bb_runtime_error(t, "%s", message);
	return owned > 0 ? lock : BB_EMPTY;
}

BB_PARAMS(wait_params, "wait", 0, 1, 0, "timeout");

BB_CFUNCTION(wait_any)
{
	BbValue timeout;
	int64_t ns;
	if (!bb_args_bind(t, &wait_params, args, nargs, kwnames, &timeout))
		return BB_EMPTY;
	BbValue lock = owned_lock(t, self, "cannot wait on un-acquired lock");
	if (bb_is_empty(lock) || !bb_waiter_timeout(t, timeout, &ns))
		return BB_EMPTY;
	return wait(t, self, lock, ns);
}

BB_CFUNCTION(condition_wait)
{
	if (!bb_is_empty(native_lock(self)))
		return wait_any(t, self, args, nargs, kwnames);
	return bb_call_deep(t, wait_any, self, args, nargs, kwnames);
}

BB_PARAMS(notify_params, "notify", 0, 1, 0, "n");

BB_CFUNCTION(condition_notify)
{
	BbValue v = BB_EMPTY;
	intptr_t n = 1;
	if ((nargs || !bb_is_empty(kwnames)) && !bb_args_bind(t, &notify_params, args, nargs, kwnames, &v))
		return BB_EMPTY;
	if (!bb_is_empty(v) && !bb_index_ssize(t, v, true, &n))
		return BB_EMPTY;
	if (bb_is_empty(owned_lock(t, self, "cannot notify on un-acquired lock")))
		return BB_EMPTY;
	Condition *c = to_condition(self);
	/* Who joins holds the lock, as the caller does: nobody is missed. */
	if (n > 0 && bb_published_load(&c->waiters.count))
		notify(t, c, (size_t)n);
	return BB_NONE;
}

BB_CFUNCTION(condition_notify_all)
{
	if (bb_is_empty(owned_lock(t, self, "cannot notify on un-acquired lock")))
		return BB_EMPTY;
	Condition *c = to_condition(self);
	if (bb_published_load(&c->waiters.count))
		notify(t, c, SIZE_MAX);
	return BB_NONE;
}

BB_CFUNCTION(condition_repr)
{
	Condition *c = to_condition(self);
	BbValue lock = lock_of(t, self);
	return bb_is_empty(lock)
		       ? BB_EMPTY
		       : bb_format(t, "<Condition(%S, %zu)>", lock, (size_t)bb_published_load(&c->waiters.count));
}

BB_CFUNCTION(condition_reinit)
{
	/* In the child of a fork; nobody waits there. */
	Condition *c = to_condition(self);
	while (bb_waiters_take_locked(t, c, &c->waiters))
		;
	return call_lock(t, self, "_at_fork_reinit", NULL, 0, BB_EMPTY);
}

static BbValue get_lock(BbThread *t, BbValue self)
{
	return lock_of(t, self);
}

static const BbBuiltin condition_methods[] = {
	BB_METHOD_WAITS(bb_thread_condition_type, "__enter__", condition_enter, 0, 0, "Acquire the lock."),
	BB_METHOD(bb_thread_condition_type, "__exit__", condition_exit, 0, -1, "Release the lock."),
	BB_METHOD_KW(bb_thread_condition_type, "__init__", condition_init, "Initialize self."),
	BB_NEW(bb_thread_condition_type, condition_new),
	BB_METHOD(bb_thread_condition_type, "__repr__", condition_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_thread_condition_type, "_acquire_restore", condition_acquire_restore, 1, 1,
		  "Acquire the lock with the state that _release_save() returned."),
	BB_METHOD(bb_thread_condition_type, "_at_fork_reinit", condition_reinit, 0, 0, "Forget who waits."),
	BB_METHOD(bb_thread_condition_type, "_is_owned", condition_is_owned, 0, 0, "Is the lock held?"),
	BB_GETSET(bb_thread_condition_type, "_lock", get_lock, NULL, "the lock"),
	BB_METHOD(bb_thread_condition_type, "_release_save", condition_release_save, 0, 0,
		  "Release the lock altogether, and return what _acquire_restore() needs."),
	BB_METHOD_KW_WAITS(bb_thread_condition_type, "acquire", condition_acquire, "Acquire the lock."),
	BB_METHOD(bb_thread_condition_type, "locked", condition_locked, 0, 0, "Is the lock held?"),
	BB_METHOD_KW(bb_thread_condition_type, "notify", condition_notify,
		     "Wake up the n threads that have waited longest."),
	BB_METHOD(bb_thread_condition_type, "notify_all", condition_notify_all, 0, 0, "Wake up all that wait."),
	BB_METHOD(bb_thread_condition_type, "release", condition_release, 0, 0, "Release the lock."),
	BB_METHOD_KW_WAITS(bb_thread_condition_type, "wait", condition_wait,
			   "Release the lock, wait until notified (at most timeout seconds), and acquire it again.\n\n"
			   "Returns False if nobody has notified this thread in time."),
};

BbType bb_thread_condition_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = condition_trace},
	.name = "_Condition",
	.module = "_thread",
	.doc = BB_DOC("Threads wait until another one notifies them, in the order of their arrival."),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Condition),
	.methods = condition_methods,
	.method_count = BB_COUNT(condition_methods),
};
