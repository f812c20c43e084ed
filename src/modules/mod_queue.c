/* SPDX-License-Identifier: MIT */
/*
 * Module _queue.
 *
 * A SimpleQueue is a ring of slots under the object's lock.  While threads wait there are no items: put() hands its
 * item to the thread that has waited longest.  So items come out in the order in which they went in, and waiters are
 * served in the order of their arrival.
 */
#include "modules/mod_queue.h"

#include "modules/thread_waiter.h"
#include "modules/time_value.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "thread/chaos.h"
#include "thread/lock.h"

enum { FIRST_CAPACITY = 8 };

typedef struct SimpleQueue {
	BbObject header;
	BbPublished items; /* BbItems * (its capacity is a power of two), or NULL.  Guard: lock */
	BbPublished head;  /* guard: lock */
	BbPublished count; /* guard for writing: lock */
	BbWaiters waiters; /* guard: lock */
} SimpleQueue;

static BbType empty_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "Empty",
	.module = "_queue",
	.doc = "Exception raised by Queue.get(block=0)/get_nowait().",
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_EXCEPTION,
	.instance_size = sizeof(BbException),
	.instance_offset = offsetof(BbException, part),
	.base = &bb_exc_Exception,
};

static SimpleQueue *to_queue(BbValue v)
{
	return bb_to_pointer(v);
}

static void queue_trace(BbTracer *tracer, void *cell)
{
	const SimpleQueue *q = cell;
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&q->items));
	bb_waiters_trace(tracer, &q->waiters);
}

/* ---- The ring, with the lock held. ---- */

static BbItems *items_of(const SimpleQueue *q)
{
	return (BbItems *)bb_published_load_relaxed(&q->items);
}

static BbSlot *slot_locked(const SimpleQueue *q, BbItems *items, size_t i)
{
	return &items->slots[(bb_published_load_relaxed(&q->head) + i) & (items->capacity - 1)];
}

/* A ring of this capacity with the same items; false: no memory (not raised). */
static bool resize_locked(BbThread *t, SimpleQueue *q, size_t capacity)
{
	BbItems *old = items_of(q), *new = bb_items_new(t, capacity);
	if (!new)
		return false;
	new->capacity = capacity;
	for (size_t i = 0; i < bb_published_load_relaxed(&q->count); i++)
		bb_store(t, new, &new->slots[i], bb_slot_load(slot_locked(q, old, i)));
	bb_store_pointer(t, q, &q->items, new);
	bb_published_store(&q->head, 0);
	return true;
}

static bool push_locked(BbThread *t, SimpleQueue *q, BbValue v, bool left)
{
	BbItems *items = items_of(q);
	size_t count = bb_published_load_relaxed(&q->count);
	if (!items || count == items->capacity) {
		if (!resize_locked(t, q, items ? items->capacity * 2 : FIRST_CAPACITY))
			return false;
		items = items_of(q);
	}
	if (left)
		bb_published_store(&q->head, bb_published_load_relaxed(&q->head) - 1);
	bb_store(t, items, slot_locked(q, items, left ? 0 : count), v);
	bb_published_store(&q->count, count + 1);
	return true;
}

/* The oldest item, or EMPTY. */
static BbValue pop_locked(BbThread *t, SimpleQueue *q)
{
	size_t count = bb_published_load_relaxed(&q->count);
	if (count == 0)
		return BB_EMPTY;
	BbItems *items = items_of(q);
	BbSlot *slot = slot_locked(q, items, 0);
	BbValue v = bb_slot_load(slot);
	bb_store(t, items, slot, BB_EMPTY);
	bb_published_store(&q->head, bb_published_load_relaxed(&q->head) + 1);
	bb_published_store(&q->count, count - 1);
	/* A ring that was large once need not stay so; where this fails for memory it just does. */
	if (items->capacity > 64 && count * 8 < items->capacity)
		(void)resize_locked(t, q, items->capacity / 2);
	return v;
}

/* ---- Putting and getting. ---- */

/* left: the item was handed over to somebody who cannot take it. */
static bool put(BbThread *t, SimpleQueue *q, BbValue item, bool left)
{
	bb_chaos_point(t);
	bb_lock(t, &q->header.lock);
	BbWaiter *w = bb_waiters_take_locked(t, q, &q->waiters);
	bool done = w || push_locked(t, q, item, left);
	bb_unlock(t, &q->header.lock);
	if (w)
		bb_waiter_serve(t, w, item);
	if (!done)
		bb_raise_no_memory(t);
	return done;
}

/* Joins the queue unless there is an item. */
static BbValue pop_or_join(BbThread *t, SimpleQueue *q, BbWaiter *w)
{
	bb_lock(t, &q->header.lock);
	BbValue v = pop_locked(t, q);
	if (bb_is_empty(v) && w)
		bb_waiters_add_locked(t, q, &q->waiters, w);
	bb_unlock(t, &q->header.lock);
	return v;
}

/* The handler of a signal has raised.  An item that was handed over meanwhile goes to whoever is next. */
static BbValue give_back(BbThread *t, SimpleQueue *q, BbWaiter *w)
{
	BbValue exception = bb_exception_take(t);
	if (bb_waiter_wait(t, w, q, -1, false) > 0 && !put(t, q, bb_slot_load(&w->item), true))
		bb_write_unraisable(t, "Exception ignored in SimpleQueue.get()", BB_EMPTY);
	bb_exception_restore(t, exception);
	return BB_EMPTY;
}

static BbValue wait_for_item(BbThread *t, SimpleQueue *q, BbWaiter *w, int64_t ns)
{
	int served = bb_waiter_wait(t, w, q, ns, true);
	if (served > 0)
		return bb_slot_load(&w->item);
	bb_lock(t, &q->header.lock);
	bool removed = bb_waiters_remove_locked(t, q, &q->waiters, w);
	bb_unlock(t, &q->header.lock);
	if (served < 0)
		return removed ? BB_EMPTY : give_back(t, q, w);
	if (removed)
		return bb_raise_with(t, &empty_type, NULL, 0);
	/* Somebody serves it just now. */
	served = bb_waiter_wait(t, w, q, -1, false);
	BB_ASSERT(served == 1);
	return bb_slot_load(&w->item);
}

static BbValue get(BbThread *t, SimpleQueue *q, int64_t ns)
{
	bb_chaos_point(t);
	BbValue v = pop_or_join(t, q, NULL);
	if (!bb_is_empty(v))
		return v;
	if (ns == 0)
		return bb_raise_with(t, &empty_type, NULL, 0);
	BbWaiter *w = bb_waiter_new(t);
	if (!w)
		return BB_EMPTY;
	v = pop_or_join(t, q, w);
	return bb_is_empty(v) ? wait_for_item(t, q, w, ns) : v;
}

/* ---- The type. ---- */

BB_CFUNCTION(queue_new)
{
	if (!bb_args_check(t, "SimpleQueue", nargs - 1, kwnames, 0, 0))
		return BB_EMPTY;
	SimpleQueue *q = bb_instance_new(t, bb_to_pointer(args[0]));
	return q ? bb_from_pointer(q) : BB_EMPTY;
}

BB_PARAMS(put_params, "put", 0, 3, 1, "item", "block", "timeout");

BB_CFUNCTION(queue_put)
{
	BbValue v[3] = {BB_EMPTY};
	if (nargs == 1 && bb_is_empty(kwnames))
		v[0] = args[0];
	else if (!bb_args_bind(t, &put_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	return put(t, to_queue(self), v[0], false) ? BB_NONE : BB_EMPTY;
}

BB_PARAMS(put_nowait_params, "put_nowait", 0, 1, 1, "item");

BB_CFUNCTION(queue_put_nowait)
{
	BbValue item;
	if (!bb_args_bind(t, &put_nowait_params, args, nargs, kwnames, &item))
		return BB_EMPTY;
	return put(t, to_queue(self), item, false) ? BB_NONE : BB_EMPTY;
}

BB_PARAMS(get_params, "get", 0, 2, 0, "block", "timeout");

static bool get_timeout(BbThread *t, const BbValue *v, int64_t *ns)
{
	*ns = -1;
	int block = bb_is_empty(v[0]) ? 1 : bb_truth(t, v[0]);
	if (block <= 0) {
		*ns = 0;
		return block == 0;
	}
	if (bb_is_empty(v[1]) || bb_is_none(v[1]))
		return true;
	if (!bb_time_value_seconds(t, v[1], ns))
		return false;
	if (*ns >= 0)
		return true;
	bb_value_error(t, "'timeout' must be a non-negative number");
	return false;
}

BB_CFUNCTION(queue_get)
{
	BbValue v[2];
	int64_t ns = -1;
	if (nargs || !bb_is_empty(kwnames)) {
		if (!bb_args_bind(t, &get_params, args, nargs, kwnames, v) || !get_timeout(t, v, &ns))
			return BB_EMPTY;
	}
	return get(t, to_queue(self), ns);
}

BB_CFUNCTION(queue_get_nowait)
{
	return get(t, to_queue(self), 0);
}

BB_CFUNCTION(queue_empty)
{
	return bb_bool(bb_published_load(&to_queue(self)->count) == 0);
}

BB_CFUNCTION(queue_qsize)
{
	return bb_int_from_size(t, bb_published_load(&to_queue(self)->count));
}

static const BbBuiltin queue_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_simple_queue_type),
	BB_NEW(bb_simple_queue_type, queue_new),
	BB_METHOD(bb_simple_queue_type, "empty", queue_empty, 0, 0,
		  "Return True if the queue is empty (at this moment), False otherwise."),
	BB_METHOD_KW(
		bb_simple_queue_type, "get", queue_get,
		"Remove and return the oldest item, waiting for one (at most timeout seconds) if block is true.\n\n"
		"Raises Empty when there was none in time."),
	BB_METHOD(bb_simple_queue_type, "get_nowait", queue_get_nowait, 0, 0,
		  "Remove and return the oldest item; Empty if there is none."),
	BB_METHOD_KW(bb_simple_queue_type, "put", queue_put,
		     "Put the item on the queue; never blocks, and may be called by finalizers and signal handlers."),
	BB_METHOD_KW(bb_simple_queue_type, "put_nowait", queue_put_nowait, "Put the item on the queue."),
	BB_METHOD(bb_simple_queue_type, "qsize", queue_qsize, 0, 0, "Return the size of the queue (at this moment)."),
};

BbType bb_simple_queue_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = queue_trace},
	.name = "SimpleQueue",
	.module = "_queue",
	.doc = "Simple, unbounded, reentrant FIFO queue.",
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(SimpleQueue),
	.methods = queue_methods,
	.method_count = BB_COUNT(queue_methods),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_modules_add_type(t, module, &empty_type) && bb_modules_add_type(t, module, &bb_simple_queue_type);
}

const BbModuleDef bb_mod_queue = {
	.name = "_queue",
	.doc = "A queue in C.",
	.init = init,
};
