/* SPDX-License-Identifier: MIT */
/*
 * _thread._Event: one word, SET or not, with or without WAITERS; its other bits count how often it has been set.
 *
 * Nobody sleeps without the bit WAITERS: it is set before parking and looked at again under the bucket's mutex.
 * set() takes the bit away and wakes everybody who waits.  Whoever waits compares the count, too: who was waiting when
 * the event was set has seen it, even if it is cleared again before that thread gets to look.
 */
#include "modules/thread_event.h"

#include "modules/thread_waiter.h"
#include "modules/time_value.h"
#include "object/native.h"
#include "thread/chaos.h"
#include "thread/parking.h"
#include "vm/vm.h"

enum { SET = 1, WAITERS = 2, ONE = 4 };

typedef struct Event {
	BbObject header;
	BbSync word;
} Event;

static Event *to_event(BbValue v)
{
	return bb_to_pointer(v);
}

static bool is_set(const Event *event)
{
	return (bb_sync_load(&event->word) & SET) != 0;
}

/* A wait that began while the event was not set. */
typedef struct Wait {
	Event *event;
	uint32_t word; /* as it was then, without WAITERS */
} Wait;

static bool is_over(const Wait *wait)
{
	return (bb_sync_load(&wait->event->word) & ~(uint32_t)WAITERS) != wait->word;
}

static bool spin(BbThread *t, const Wait *wait)
{
	for (unsigned round = 0; !is_over(wait); round++)
		if ((bb_sync_load_relaxed(&wait->event->word) & WAITERS) || !bb_spin(t, round))
			return is_over(wait);
	return true;
}

/* Under the bucket's mutex. */
static bool is_unset_with_waiters(void *arg)
{
	const Wait *wait = arg;
	return bb_sync_load(&wait->event->word) == (wait->word | WAITERS);
}

/* 1: it is set, or was; 0: time is over; -1: raised. */
static int park(BbThread *t, Wait *wait, int64_t deadline)
{
	BbSync *word = &wait->event->word;
	for (;;) {
		uint32_t seen = wait->word;
		if (!bb_sync_cas(word, &seen, wait->word | WAITERS) && is_over(wait))
			return 1;
		switch (bb_park(t, word, is_unset_with_waiters, wait, 0, deadline, BB_PARK_INTERRUPTIBLE, NULL)) {
		case BB_PARK_WOKEN:
			return 1;
		case BB_PARK_TIMEOUT:
			return is_over(wait);
		case BB_PARK_INTERRUPTED:
			if (!bb_vm_poll(t))
				return -1;
			break;
		case BB_PARK_INVALID:
			break;
		}
	}
}

BB_CFUNCTION(event_new)
{
	Event *event = bb_instance_new(t, bb_to_pointer(args[0]));
	return event ? bb_from_pointer(event) : BB_EMPTY;
}

BB_CFUNCTION(event_is_set)
{
	return bb_bool(is_set(to_event(self)));
}

BB_CFUNCTION(event_set)
{
	Event *event = to_event(self);
	bb_chaos_point(t);
	uint32_t seen = bb_sync_load_relaxed(&event->word);
	while (!bb_sync_cas(&event->word, &seen, seen & SET ? seen : (seen - (seen & WAITERS) + ONE) | SET))
		;
	if (seen & WAITERS)
		bb_unpark(t->rt, &event->word, UINT32_MAX, NULL, NULL);
	return BB_NONE;
}

BB_CFUNCTION(event_clear)
{
	bb_sync_and(&to_event(self)->word, ~(uint32_t)SET);
	return BB_NONE;
}

BB_PARAMS(wait_params, "wait", 0, 1, 0, "timeout");

BB_CFUNCTION(event_wait)
{
	Event *event = to_event(self);
	BbValue timeout = BB_EMPTY;
	int64_t ns;
	if (nargs || !bb_is_empty(kwnames)) {
		if (!bb_args_bind(t, &wait_params, args, nargs, kwnames, &timeout))
			return BB_EMPTY;
	}
	Wait wait = {event, bb_sync_load(&event->word) & ~(uint32_t)WAITERS};
	if (wait.word & SET)
		return bb_waiter_poll(t) ? BB_TRUE : BB_EMPTY;
	if (!bb_waiter_timeout(t, timeout, &ns))
		return BB_EMPTY;
	if (ns == 0)
		return BB_FALSE;
	int64_t deadline = ns < 0 ? BB_FOREVER : bb_time_value_deadline(ns);
	if (spin(t, &wait))
		return bb_waiter_poll(t) ? BB_TRUE : BB_EMPTY;
	uintptr_t outer = bb_published_load_relaxed(&t->waiting_for);
	bb_published_store(&t->waiting_for, (uintptr_t)event);
	int result = park(t, &wait, deadline);
	bb_published_store(&t->waiting_for, outer);
	return result < 0 || !bb_waiter_poll(t) ? BB_EMPTY : bb_bool(result);
}

BB_CFUNCTION(event_reinit)
{
	/* In the child of a fork; nobody waits there. */
	bb_sync_and(&to_event(self)->word, ~(uint32_t)WAITERS);
	return BB_NONE;
}

static const BbBuiltin event_methods[] = {
	BB_NEW(bb_thread_event_type, event_new),
	BB_METHOD(bb_thread_event_type, "_at_fork_reinit", event_reinit, 0, 0, "Forget who waits."),
	BB_METHOD(bb_thread_event_type, "clear", event_clear, 0, 0,
		  "Reset the flag: threads that call wait() block until it is set again."),
	BB_METHOD(bb_thread_event_type, "is_set", event_is_set, 0, 0, "Return true if and only if the flag is true."),
	BB_METHOD(bb_thread_event_type, "set", event_set, 0, 0, "Set the flag, and wake all who wait for it."),
	BB_METHOD_KW_WAITS(bb_thread_event_type, "wait", event_wait,
			   "Wait until the flag is true, at most timeout seconds unless that is None.\n\n"
			   "Returns whether it was true in time."),
};

BbType bb_thread_event_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "_Event",
	.module = "_thread",
	.doc = BB_DOC("A flag that threads wait for."),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Event),
	.methods = event_methods,
	.method_count = BB_COUNT(event_methods),
};
