/* SPDX-License-Identifier: MIT */
/*
 * See import_lock.h.  Everything here is read and written under the state object's lock, but for `owner', which waiters
 * also read while parking.
 */
#include "vm/import_lock.h"

#include "object/error.h"
#include "object/str.h"
#include "object/type.h"
#include "thread/lock.h"
#include "thread/parking.h"
#include "vm/vm.h"

typedef struct ImportLock {
	const BbCellKind *kind;
	struct ImportLock *next;
	BbValue name;
	BbPublished owner; /* BbThread *, or NULL: released */
} ImportLock;

/* A thread that waits; on its C stack. */
typedef struct Wait {
	struct Wait *next;
	BbThread *thread;
	ImportLock *lock;
} Wait;

typedef struct State {
	BbObject header;
	ImportLock *locks;
	Wait *waits;
} State;

static void lock_trace(BbTracer *tracer, void *cell)
{
	ImportLock *lock = cell;
	bb_trace_pointer(tracer, lock->next);
	bb_trace(tracer, lock->name);
}

static const BbCellKind lock_kind = {.trace = lock_trace};

static void state_trace(BbTracer *tracer, void *cell)
{
	bb_trace_pointer(tracer, ((State *)cell)->locks);
}

static BbType state_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = state_trace},
	.name = "import_locks",
	.module = "_imp",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(State),
};

static State *state_of(const BbThread *t)
{
	return bb_to_pointer(bb_slot_load(&bb_vm(t)->import_locks));
}

bool bb_import_lock_init(BbThread *t)
{
	State *state = bb_type_ready(t, &state_type) ? bb_object_new(t, &state_type, sizeof *state) : NULL;
	if (!state)
		return false;
	bb_slot_init(&bb_vm(t)->import_locks, bb_from_pointer(state));
	return true;
}

static BbThread *owner_of(const ImportLock *lock)
{
	return (BbThread *)bb_published_load(&lock->owner);
}

static ImportLock *find_locked(const State *state, BbValue name)
{
	ImportLock *lock = state->locks;
	while (lock && !bb_str_equal(bb_to_str(lock->name), bb_to_str(name)))
		lock = lock->next;
	return lock;
}

/* Does the holder of the lock wait, directly or through others, for one of t's? */
static bool would_deadlock_locked(const State *state, const ImportLock *lock, const BbThread *t)
{
	const BbThread *owner = owner_of(lock);
	for (;;) {
		const Wait *wait = state->waits;
		while (wait && wait->thread != owner)
			wait = wait->next;
		if (!wait)
			return false;
		owner = owner_of(wait->lock);
		if (owner == t)
			return true;
	}
}

static bool is_held(void *arg)
{
	return owner_of(arg) != NULL;
}

static void forget_wait_locked(State *state, const Wait *wait)
{
	Wait **link = &state->waits;
	while (*link != wait)
		link = &(*link)->next;
	*link = wait->next;
}

static bool wait_for(BbThread *t, State *state, ImportLock *lock, Wait *wait)
{
	BbParkResult result;
	do
		result = bb_park(t, lock, is_held, lock, 0, BB_FOREVER, BB_PARK_INTERRUPTIBLE, NULL);
	while (result == BB_PARK_INTERRUPTED && bb_vm_poll(t));
	bb_lock(t, &state->header.lock);
	forget_wait_locked(state, wait);
	bb_unlock(t, &state->header.lock);
	return result != BB_PARK_INTERRUPTED;
}

BbImportLockResult bb_import_lock_take(BbThread *t, BbValue name, bool wait_only)
{
	State *state = state_of(t);
	ImportLock *fresh = wait_only ? NULL : bb_alloc(t, &lock_kind, sizeof *fresh);
	if (!wait_only && !fresh) {
		bb_raise_no_memory(t);
		return BB_IMPORT_LOCK_FAILED;
	}
	bb_lock(t, &state->header.lock);
	ImportLock *lock = find_locked(state, name);
	BbImportLockResult result = BB_IMPORT_LOCK_WAITED;
	Wait wait = {.thread = t, .lock = lock};
	if (!lock) {
		result = BB_IMPORT_LOCK_FREE;
		if (!wait_only) {
			fresh->name = name;
			bb_published_store(&fresh->owner, (uintptr_t)t);
			fresh->next = state->locks;
			state->locks = fresh;
			result = BB_IMPORT_LOCK_TAKEN;
		}
	} else if (owner_of(lock) == t) {
		result = BB_IMPORT_LOCK_OWN;
	} else if (would_deadlock_locked(state, lock, t)) {
		result = BB_IMPORT_LOCK_DEADLOCK;
	} else {
		wait.next = state->waits;
		state->waits = &wait;
	}
	bb_unlock(t, &state->header.lock);
	if (lock && result == BB_IMPORT_LOCK_WAITED && !wait_for(t, state, lock, &wait))
		return BB_IMPORT_LOCK_FAILED;
	return result;
}

void bb_import_lock_release(BbThread *t, BbValue name)
{
	State *state = state_of(t);
	bb_lock(t, &state->header.lock);
	ImportLock *lock = find_locked(state, name);
	ImportLock **link = &state->locks;
	while (*link != lock)
		link = &(*link)->next;
	*link = lock->next;
	bb_published_store(&lock->owner, 0);
	bb_unlock(t, &state->header.lock);
	bb_unpark(t->rt, lock, UINT32_MAX, NULL, NULL);
}

void bb_import_lock_after_fork(BbThread *t)
{
	State *state = state_of(t);
	state->waits = NULL;
	ImportLock **link = &state->locks;
	while (*link) {
		if (owner_of(*link) == t)
			link = &(*link)->next;
		else
			*link = (*link)->next;
	}
}
