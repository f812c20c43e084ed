/* SPDX-License-Identifier: MIT */
/*
 * Python's locks over the parking lot.
 *
 * Nobody sleeps in the queue of a word without WAITERS: the bit is set before parking and looked at again under the
 * bucket's mutex, and whoever releases computes it anew from the queue under the same mutex.  A released lock is free
 * for whoever comes first, until the one that waits longest has waited for a millisecond; then it is handed over, still
 * held.  So none starves, and short sections don't pay for a switch of threads each.
 *
 * While WAITERS is set the word changes only under the bucket's mutex, but for the taking of a lock that is free.
 *
 * A wait that signals may end runs their handlers in between and goes on with what is left of its time.
 */
#include "modules/thread_lock.h"

#include "modules/time_value.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/tuple.h"
#include "thread/chaos.h"
#include "thread/parking.h"
#include "vm/vm.h"

enum { HELD = 1, WAITERS = 2 };
enum { HANDED_OVER = 1 };

/* In microseconds, as the waiters' tokens are. */
enum { HAND_OVER_AFTER = 1000 };

/* ---- The word. ---- */

static uintptr_t microseconds(void)
{
	return (uintptr_t)(bb_platform_monotonic() / 1000);
}

static bool try_take(BbSync *word)
{
	uint32_t seen = bb_sync_load_relaxed(word);
	while (!(seen & HELD)) {
		if (bb_sync_cas(word, &seen, seen | HELD))
			return true;
	}
	return false;
}

static bool spin(BbThread *t, BbSync *word)
{
	for (unsigned round = 0;; round++) {
		uint32_t seen = bb_sync_load_relaxed(word);
		if (!(seen & HELD) && try_take(word))
			return true;
		if ((seen & WAITERS) || !bb_spin(t, round))
			return false;
	}
}

/* Under the bucket's mutex: does it still make sense to wait? */
static bool is_held_with_waiters(void *arg)
{
	return bb_sync_load((BbSync *)arg) == (HELD | WAITERS);
}

/* Takes the word of object: 1, 0: time is over, -1: raised. */
static int wait_and_take(BbThread *t, BbSync *word, int64_t ns, bool interruptible)
{
	if (ns == 0)
		return 0;
	if (spin(t, word))
		return 1;
	int64_t deadline = ns < 0 ? BB_FOREVER : bb_time_value_deadline(ns);
	unsigned flags = interruptible ? BB_PARK_INTERRUPTIBLE : BB_PARK_REPORTABLE;
	uintptr_t since = microseconds();
	for (;;) {
		if (try_take(word))
			return 1;
		uint32_t seen = HELD;
		if (!bb_sync_cas(word, &seen, HELD | WAITERS) && !(seen & HELD))
			continue;
		uintptr_t value = 0;
		switch (bb_park(t, word, is_held_with_waiters, word, since, deadline, flags, &value)) {
		case BB_PARK_WOKEN:
			if (value == HANDED_OVER)
				return 1;
			break;
		case BB_PARK_TIMEOUT:
			return try_take(word);
		case BB_PARK_INTERRUPTED:
			if (!interruptible)
				bb_vm_report(t);
			else if (!bb_vm_poll(t))
				return -1;
			break;
		case BB_PARK_INVALID:
			break;
		}
	}
}

static int take(BbThread *t, BbSync *word, BbObject *object, int64_t ns, bool interruptible)
{
	uint32_t expected = 0;
	if (interruptible)
		bb_chaos_point(t);
	if (BB_LIKELY(bb_sync_cas(word, &expected, HELD)) || try_take(word))
		return 1;
	uintptr_t outer = bb_published_load_relaxed(&t->waiting_for);
	bb_published_store(&t->waiting_for, (uintptr_t)object);
	int result = wait_and_take(t, word, ns, interruptible);
	bb_published_store(&t->waiting_for, outer);
	return result;
}

typedef struct Release {
	BbSync *word;
	bool was_held;
} Release;

/* Under the bucket's mutex: frees the word, or leaves it held for the thread that is being woken. */
static uintptr_t release_to(void *arg, const BbThread *first, bool more)
{
	Release *release = arg;
	uint32_t waiters = more ? WAITERS : 0;
	uint32_t seen = bb_sync_load(release->word);
	for (;;) {
		release->was_held = (seen & HELD) != 0;
		bool hand_over = release->was_held && first && microseconds() - first->park_token >= HAND_OVER_AFTER;
		if (bb_sync_cas(release->word, &seen, hand_over ? HELD | waiters : waiters))
			return hand_over ? HANDED_OVER : 0;
	}
}

/* false: it was not held. */
static bool release(BbThread *t, BbSync *word)
{
	uint32_t seen = HELD;
	if (BB_LIKELY(bb_sync_cas(word, &seen, 0)))
		return true;
	if (!(seen & HELD))
		return false;
	Release arg = {.word = word};
	bb_unpark(t->rt, word, 1, release_to, &arg);
	return arg.was_held;
}

static bool is_held(const BbSync *word)
{
	return (bb_sync_load(word) & HELD) != 0;
}

/* ---- Arguments. ---- */

bool bb_thread_lock_timeout(BbThread *t, bool blocking, BbValue v, int64_t *ns)
{
	const int64_t unset = -1000000000;
	int64_t span = unset;
	if (!bb_is_empty(v) && !bb_time_value_seconds(t, v, &span))
		return false;
	if (!blocking && span != unset) {
		bb_value_error(t, "can't specify a timeout for a non-blocking call");
		return false;
	}
	if (span < 0 && span != unset) {
		bb_value_error(t, "timeout value must be a non-negative number");
		return false;
	}
	if (span > (int64_t)BB_THREAD_LOCK_TIMEOUT_MAX * 1000000000) {
		bb_overflow_error(t, "timeout value is too large");
		return false;
	}
	*ns = !blocking ? 0 : span < 0 ? -1 : span;
	return true;
}

BB_PARAMS(acquire_params, "acquire", 0, 2, 0, "blocking", "timeout");

static bool acquire_arguments(BbThread *t, const BbValue *args, size_t nargs, BbValue kwnames, int64_t *ns)
{
	*ns = -1;
	if (nargs == 0 && bb_is_empty(kwnames))
		return true;
	BbValue v[2];
	if (!bb_args_bind(t, &acquire_params, args, nargs, kwnames, v))
		return false;
	int blocking = bb_is_empty(v[0]) ? 1 : bb_truth(t, v[0]);
	return blocking >= 0 && bb_thread_lock_timeout(t, blocking, v[1], ns);
}

static BbValue result_of(int taken)
{
	return taken < 0 ? BB_EMPTY : bb_bool(taken);
}

/* ---- lock ---- */

static BbThreadLock *to_lock(BbValue v)
{
	return bb_to_pointer(v);
}

int bb_thread_lock_acquire(BbThread *t, BbThreadLock *lock, int64_t ns, bool interruptible)
{
	int taken = take(t, &lock->word, &lock->header, ns, interruptible);
	if (taken > 0)
		bb_published32_store_relaxed(&lock->holder, (uint32_t)t->ident);
	return taken;
}

bool bb_thread_lock_release(BbThread *t, BbThreadLock *lock)
{
	return release(t, &lock->word);
}

bool bb_thread_lock_is_held(const BbThreadLock *lock)
{
	return is_held(&lock->word);
}

BbValue bb_thread_lock_new(BbThread *t)
{
	BbThreadLock *lock = bb_object_new(t, &bb_thread_lock_type, sizeof *lock);
	return lock ? bb_from_pointer(lock) : BB_EMPTY;
}

BB_CFUNCTION(lock_new)
{
	if (!bb_args_check(t, "lock", nargs - 1, kwnames, 0, 0))
		return BB_EMPTY;
	return bb_thread_lock_new(t);
}

BB_CFUNCTION(lock_acquire)
{
	int64_t ns;
	if (!acquire_arguments(t, args, nargs, kwnames, &ns))
		return BB_EMPTY;
	return result_of(bb_thread_lock_acquire(t, to_lock(self), ns, true));
}

BB_CFUNCTION(lock_release)
{
	if (!release(t, &to_lock(self)->word))
		return bb_runtime_error(t, "release unlocked lock");
	bb_chaos_point(t);
	return BB_NONE;
}

BB_CFUNCTION(lock_enter)
{
	return result_of(bb_thread_lock_acquire(t, to_lock(self), -1, true));
}

BB_CFUNCTION(lock_locked)
{
	return bb_bool(is_held(&to_lock(self)->word));
}

BB_CFUNCTION(lock_reinit)
{
	bb_sync_exchange(&to_lock(self)->word, 0);
	return BB_NONE;
}

BB_CFUNCTION(lock_repr)
{
	return bb_format(t, "<%s _thread.lock object at 0x%zx>", is_held(&to_lock(self)->word) ? "locked" : "unlocked",
			 (size_t)self.bits);
}

#define ACQUIRE_DOC                                                                                                    \
	"Acquire the lock, waiting for it at most timeout seconds (-1: for ever) if blocking is true.\n\n"             \
	"Returns whether it was acquired.  Signals' handlers run while the main thread waits."
#define RELEASE_DOC "Release the lock.  Any thread may do it."
#define LOCKED_DOC "Is it held?"

static const BbBuiltin lock_methods[] = {
	BB_METHOD_WAITS(bb_thread_lock_type, "__enter__", lock_enter, 0, 0, "Acquire the lock."),
	BB_METHOD(bb_thread_lock_type, "__exit__", lock_release, 0, -1, "Release the lock."),
	BB_NEW(bb_thread_lock_type, lock_new),
	BB_METHOD(bb_thread_lock_type, "__repr__", lock_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_thread_lock_type, "_at_fork_reinit", lock_reinit, 0, 0, "Make it a free lock again."),
	BB_METHOD_KW_WAITS(bb_thread_lock_type, "acquire", lock_acquire, ACQUIRE_DOC),
	BB_METHOD_KW_WAITS(bb_thread_lock_type, "acquire_lock", lock_acquire, "An obsolete synonym of acquire()."),
	BB_METHOD(bb_thread_lock_type, "locked", lock_locked, 0, 0, LOCKED_DOC),
	BB_METHOD(bb_thread_lock_type, "locked_lock", lock_locked, 0, 0, "An obsolete synonym of locked()."),
	BB_METHOD(bb_thread_lock_type, "release", lock_release, 0, 0, RELEASE_DOC),
	BB_METHOD(bb_thread_lock_type, "release_lock", lock_release, 0, 0, "An obsolete synonym of release()."),
};

BbType bb_thread_lock_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "lock",
	.module = "_thread",
	.doc = BB_DOC("A lock: acquire() waits until it is free and takes it, release() frees it."),
	.flags = BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbThreadLock),
	.methods = lock_methods,
	.method_count = BB_COUNT(lock_methods),
};

/* ---- RLock ---- */

static BbThreadRLock *to_rlock(BbValue v)
{
	return bb_to_pointer(v);
}

/* Only the caller itself can make it its own, or no longer its own. */
static bool is_mine(const BbThread *t, const BbThreadRLock *lock)
{
	return bb_published_load_relaxed(&lock->owner) == (uintptr_t)t->ident;
}

static void set_owner(BbThreadRLock *lock, uintptr_t owner, uintptr_t count)
{
	bb_published_store_relaxed(&lock->count, count);
	bb_published_store(&lock->owner, owner);
}

int bb_thread_rlock_acquire(BbThread *t, BbThreadRLock *lock, int64_t ns)
{
	if (is_mine(t, lock)) {
		uintptr_t count = bb_published_load_relaxed(&lock->count);
		if (count == UINTPTR_MAX) {
			bb_overflow_error(t, "Internal lock count overflowed");
			return -1;
		}
		bb_published_store(&lock->count, count + 1);
		return 1;
	}
	int taken = take(t, &lock->word, &lock->header, ns, true);
	if (taken > 0)
		set_owner(lock, (uintptr_t)t->ident, 1);
	return taken;
}

static BbValue not_acquired(BbThread *t)
{
	return bb_runtime_error(t, "cannot release un-acquired lock");
}

/* Frees the lock altogether. */
static void rlock_free(BbThread *t, BbThreadRLock *lock)
{
	set_owner(lock, 0, 0);
	release(t, &lock->word);
}

bool bb_thread_rlock_release(BbThread *t, BbThreadRLock *lock)
{
	if (!is_mine(t, lock))
		return false;
	uintptr_t count = bb_published_load_relaxed(&lock->count);
	if (count > 1)
		bb_published_store(&lock->count, count - 1);
	else
		rlock_free(t, lock);
	return true;
}

bool bb_thread_rlock_is_owned(const BbThread *t, const BbThreadRLock *lock)
{
	return is_mine(t, lock);
}

uintptr_t bb_thread_rlock_release_all(BbThread *t, BbThreadRLock *lock)
{
	uintptr_t count = bb_published_load_relaxed(&lock->count);
	rlock_free(t, lock);
	return count;
}

void bb_thread_rlock_reacquire(BbThread *t, BbThreadRLock *lock, uintptr_t count)
{
	int taken = take(t, &lock->word, &lock->header, -1, false);
	BB_ASSERT(taken == 1);
	set_owner(lock, (uintptr_t)t->ident, count);
}

BbValue bb_thread_rlock_new(BbThread *t)
{
	BbThreadRLock *lock = bb_instance_new(t, &bb_thread_rlock_type);
	return lock ? bb_from_pointer(lock) : BB_EMPTY;
}

BB_CFUNCTION(rlock_new)
{
	BbThreadRLock *lock = bb_instance_new(t, bb_to_pointer(args[0]));
	return lock ? bb_from_pointer(lock) : BB_EMPTY;
}

BB_CFUNCTION(rlock_acquire)
{
	int64_t ns;
	if (!acquire_arguments(t, args, nargs, kwnames, &ns))
		return BB_EMPTY;
	return result_of(bb_thread_rlock_acquire(t, to_rlock(self), ns));
}

BB_CFUNCTION(rlock_enter)
{
	return result_of(bb_thread_rlock_acquire(t, to_rlock(self), -1));
}

BB_CFUNCTION(rlock_release)
{
	if (!bb_thread_rlock_release(t, to_rlock(self)))
		return not_acquired(t);
	bb_chaos_point(t);
	return BB_NONE;
}

BB_CFUNCTION(rlock_locked)
{
	return bb_bool(is_held(&to_rlock(self)->word));
}

BB_CFUNCTION(rlock_is_owned)
{
	return bb_bool(is_mine(t, to_rlock(self)));
}

BB_CFUNCTION(rlock_recursion_count)
{
	BbThreadRLock *lock = to_rlock(self);
	return bb_int_from_size(t, is_mine(t, lock) ? bb_published_load_relaxed(&lock->count) : 0);
}

BB_CFUNCTION(rlock_release_save)
{
	BbThreadRLock *lock = to_rlock(self);
	if (!is_mine(t, lock))
		return not_acquired(t);
	BbValue count = bb_int_from_size(t, bb_published_load_relaxed(&lock->count));
	BbValue owner = bb_int_from_u64(t, t->ident);
	BbValue saved = bb_is_empty(count) || bb_is_empty(owner) ? BB_EMPTY : bb_tuple_pair(t, count, owner);
	if (!bb_is_empty(saved))
		rlock_free(t, lock);
	return saved;
}

BB_CFUNCTION(rlock_acquire_restore)
{
	int64_t count, owner;
	if (!bb_is_tuple(args[0]))
		return bb_type_error(t, "_acquire_restore() argument 1 must be 2-item tuple, not %T", args[0]);
	if (bb_tuple_count(args[0]) != 2)
		return bb_type_error(t, "_acquire_restore() argument 1 must be tuple of length 2, not %zu",
				     bb_tuple_count(args[0]));
	BbValue n = bb_index(t, bb_tuple_get(args[0], 0));
	BbValue ident = bb_is_empty(n) ? BB_EMPTY : bb_index(t, bb_tuple_get(args[0], 1));
	if (bb_is_empty(ident))
		return BB_EMPTY;
	if (!bb_int_to_i64(n, &count) || count < 0 || !bb_int_to_i64(ident, &owner))
		return bb_overflow_error(t, "lock state out of range");
	/* Not interruptible: a condition's wait() ends with the lock held, whatever happens. */
	BbThreadRLock *lock = to_rlock(self);
	if (take(t, &lock->word, &lock->header, -1, false) < 0)
		return BB_EMPTY;
	set_owner(lock, (uintptr_t)owner, (uintptr_t)count);
	return BB_NONE;
}

BB_CFUNCTION(rlock_reinit)
{
	BbThreadRLock *lock = to_rlock(self);
	set_owner(lock, 0, 0);
	bb_sync_exchange(&lock->word, 0);
	return BB_NONE;
}

BB_CFUNCTION(rlock_repr)
{
	BbThreadRLock *lock = to_rlock(self);
	const BbType *type = bb_type_of(self);
	return bb_format(t, "<%s %s%N object owner=%zu count=%zu at 0x%zx>",
			 is_held(&lock->word) ? "locked" : "unlocked", type == &bb_thread_rlock_type ? "_thread." : "",
			 type, (size_t)bb_published_load(&lock->owner), (size_t)bb_published_load(&lock->count),
			 (size_t)self.bits);
}

static const BbBuiltin rlock_methods[] = {
	BB_METHOD_WAITS(bb_thread_rlock_type, "__enter__", rlock_enter, 0, 0, "Acquire the lock."),
	BB_METHOD(bb_thread_rlock_type, "__exit__", rlock_release, 0, -1, "Release the lock."),
	BB_NEW(bb_thread_rlock_type, rlock_new),
	BB_METHOD(bb_thread_rlock_type, "__repr__", rlock_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_thread_rlock_type, "_acquire_restore", rlock_acquire_restore, 1, 1,
		  "Acquire the lock with the state that _release_save() returned."),
	BB_METHOD(bb_thread_rlock_type, "_at_fork_reinit", rlock_reinit, 0, 0, "Make it a free lock again."),
	BB_METHOD(bb_thread_rlock_type, "_is_owned", rlock_is_owned, 0, 0, "Does the calling thread hold it?"),
	BB_METHOD(bb_thread_rlock_type, "_recursion_count", rlock_recursion_count, 0, 0,
		  "How often the calling thread has acquired it."),
	BB_METHOD(bb_thread_rlock_type, "_release_save", rlock_release_save, 0, 0,
		  "Release the lock altogether, and return what _acquire_restore() needs."),
	BB_METHOD_KW_WAITS(bb_thread_rlock_type, "acquire", rlock_acquire,
			   ACQUIRE_DOC "\nThe thread that holds it may acquire it again, and releases it as often."),
	BB_METHOD(bb_thread_rlock_type, "locked", rlock_locked, 0, 0, LOCKED_DOC),
	BB_METHOD(bb_thread_rlock_type, "release", rlock_release, 0, 0, "Undo one acquire() of the calling thread."),
};

BbType bb_thread_rlock_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "RLock",
	.module = "_thread",
	.doc = BB_DOC("A lock that the thread that holds it may acquire again."),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbThreadRLock),
	.methods = rlock_methods,
	.method_count = BB_COUNT(rlock_methods),
};
