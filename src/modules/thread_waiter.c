/* SPDX-License-Identifier: MIT */
/*
 * Queues of waiting threads: thread_waiter.h says how they work.
 */
#include "modules/thread_waiter.h"

#include "modules/thread_lock.h"
#include "modules/time_value.h"
#include "object/error.h"
#include "object/protocol.h"
#include "thread/chaos.h"
#include "thread/parking.h"
#include "vm/vm.h"

enum { WAITING = 0, PARKED = 1, SERVED = 2 };

static BbWaiter *to_waiter(BbValue v)
{
	return bb_is_empty(v) ? NULL : bb_to_pointer(v);
}

static BbValue to_value(BbWaiter *w)
{
	return w ? bb_from_pointer(w) : BB_EMPTY;
}

/* ---- The list. ---- */

static void trace(BbTracer *tracer, void *cell)
{
	const BbWaiter *w = cell;
	bb_trace_slot(tracer, &w->previous);
	bb_trace_slot(tracer, &w->next);
	bb_trace_slot(tracer, &w->item);
}

static const BbCellKind kind = {.trace = trace};

void bb_waiters_trace(BbTracer *tracer, const BbWaiters *waiters)
{
	bb_trace_slot(tracer, &waiters->first);
	bb_trace_slot(tracer, &waiters->last);
}

BbWaiter *bb_waiter_new(BbThread *t)
{
	return bb_cell_new(t, &kind, sizeof(BbWaiter));
}

static void count(BbWaiters *waiters, intptr_t change)
{
	bb_published_store(&waiters->count, bb_published_load_relaxed(&waiters->count) + (uintptr_t)change);
}

void bb_waiters_add_locked(BbThread *t, void *owner, BbWaiters *waiters, BbWaiter *w)
{
	BbWaiter *last = to_waiter(bb_slot_load(&waiters->last));
	bb_store(t, w, &w->previous, to_value(last));
	if (last)
		bb_store(t, last, &last->next, to_value(w));
	else
		bb_store(t, owner, &waiters->first, to_value(w));
	bb_store(t, owner, &waiters->last, to_value(w));
	bb_sync_exchange(&w->state, WAITING);
	bb_published8_store(&w->listed, 1);
	count(waiters, 1);
}

bool bb_waiters_remove_locked(BbThread *t, void *owner, BbWaiters *waiters, BbWaiter *w)
{
	if (!bb_published8_load(&w->listed))
		return false;
	BbValue before = bb_slot_load(&w->previous), after = bb_slot_load(&w->next);
	if (bb_is_empty(before))
		bb_store(t, owner, &waiters->first, after);
	else
		bb_store(t, to_waiter(before), &to_waiter(before)->next, after);
	if (bb_is_empty(after))
		bb_store(t, owner, &waiters->last, before);
	else
		bb_store(t, to_waiter(after), &to_waiter(after)->previous, before);
	bb_store(t, w, &w->previous, BB_EMPTY);
	bb_store(t, w, &w->next, BB_EMPTY);
	bb_published8_store(&w->listed, 0);
	count(waiters, -1);
	return true;
}

BbWaiter *bb_waiters_take_locked(BbThread *t, void *owner, BbWaiters *waiters)
{
	BbWaiter *w = to_waiter(bb_slot_load(&waiters->first));
	if (w)
		bb_waiters_remove_locked(t, owner, waiters, w);
	return w;
}

BbWaiter *bb_waiters_take_many_locked(BbThread *t, void *owner, BbWaiters *waiters, size_t n)
{
	BbWaiter *first = NULL, *last = NULL, *w;
	while (n-- > 0 && (w = bb_waiters_take_locked(t, owner, waiters))) {
		if (last)
			bb_store(t, last, &last->next, to_value(w));
		else
			first = w;
		last = w;
	}
	return first;
}

/* ---- Serving. ---- */

void bb_waiter_serve(BbThread *t, BbWaiter *w, BbValue item)
{
	if (!bb_is_empty(item))
		bb_store(t, w, &w->item, item);
	if (bb_sync_exchange(&w->state, SERVED) == PARKED)
		bb_unpark(t->rt, &w->state, 1, NULL, NULL);
}

void bb_waiter_serve_chain(BbThread *t, BbWaiter *first)
{
	while (first) {
		BbWaiter *next = to_waiter(bb_slot_load(&first->next));
		bb_store(t, first, &first->next, BB_EMPTY);
		bb_waiter_serve(t, first, BB_EMPTY);
		first = next;
	}
}

/* ---- Waiting. ---- */

static bool is_served(const BbWaiter *w)
{
	return bb_sync_load(&w->state) == SERVED;
}

static bool is_parked(void *arg)
{
	return bb_sync_load((BbSync *)arg) == PARKED;
}

static bool spin(BbThread *t, const BbWaiter *w)
{
	for (unsigned round = 0; !is_served(w); round++)
		if (!bb_spin(t, round))
			return is_served(w);
	return true;
}

static int park(BbThread *t, BbWaiter *w, int64_t deadline, unsigned flags)
{
	uint32_t expected = WAITING;
	bb_sync_cas(&w->state, &expected, PARKED);
	while (!is_served(w)) {
		switch (bb_park(t, &w->state, is_parked, &w->state, 0, deadline, flags, NULL)) {
		case BB_PARK_TIMEOUT:
			return is_served(w);
		case BB_PARK_INTERRUPTED:
			if (flags & BB_PARK_INTERRUPTIBLE)
				return is_served(w) ? 1 : -1;
			bb_vm_report(t);
			break;
		case BB_PARK_WOKEN:
		case BB_PARK_INVALID:
			break;
		}
	}
	return 1;
}

int bb_waiter_wait(BbThread *t, BbWaiter *w, void *what, int64_t deadline, bool interruptible)
{
	bb_chaos_point(t);
	if (spin(t, w))
		return 1;
	uintptr_t outer = bb_published_load_relaxed(&t->waiting_for);
	bb_published_store(&t->waiting_for, (uintptr_t)what);
	int result = park(t, w, deadline, interruptible ? BB_PARK_INTERRUPTIBLE : BB_PARK_REPORTABLE);
	bb_published_store(&t->waiting_for, outer);
	return result;
}

bool bb_waiter_poll(BbThread *t)
{
	return BB_LIKELY(!(bb_sync_load_relaxed(&t->poll) & BB_POLL_INTERRUPTS)) || bb_vm_poll(t);
}

int64_t bb_waiter_deadline(int64_t ns)
{
	return ns < 0 ? BB_FOREVER : bb_time_value_deadline(ns);
}

bool bb_waiter_timeout(BbThread *t, BbValue v, int64_t *ns)
{
	*ns = -1;
	if (bb_is_empty(v) || bb_is_none(v))
		return true;
	/* However little it is, and if it is no number. */
	int positive = bb_compare_truth(t, BB_COMPARE_GT, v, bb_from_small(0));
	if (positive <= 0) {
		*ns = 0;
		return positive == 0;
	}
	if (!bb_time_value_seconds(t, v, ns))
		return false;
	if (*ns > (int64_t)BB_THREAD_LOCK_TIMEOUT_MAX * 1000000000) {
		bb_overflow_error(t, "timeout value is too large");
		return false;
	}
	return true;
}
