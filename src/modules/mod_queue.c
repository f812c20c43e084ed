/* SPDX-License-Identifier: MIT */
/*
 * Module _queue.
 *
 * A SimpleQueue is two arrays: put() appends to the incoming one under put_lock, get() takes from the outgoing one
 * under get_lock, and who finds that drained takes both locks and exchanges them.  So those who put and those who get
 * meet once for many items.  Both locks are needed to see that a queue is empty.
 *
 * While threads wait there are no items: put() hands its item to the thread that has waited longest.  So items come out
 * in the order in which they went in, and waiters are served in the order of their arrival.
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
#include "vm/vm.h"

/* In items.  An array that is small is kept when it has been drained. */
enum { FIRST_CAPACITY = 8, SMALL_CAPACITY = 64 };

/* Where processors have caches: what everybody reads, what put() writes and what get() writes share no line. */
enum { PADDING = BB_WORD64 ? 64 : 4 };

typedef struct SimpleQueue {
	BbObject header;
	uint8_t padding[PADDING];
	BbSync8 put_lock;
	BbPublished incoming;	    /* BbItems *, or NULL.  Guard: put_lock */
	BbPublished incoming_count; /* guard: put_lock */
	BbWaiters waiters;	    /* guard: put_lock */
	uint8_t more_padding[PADDING];
	BbSync8 get_lock;
	BbPublished outgoing;  /* BbItems *, or NULL.  Guard: get_lock */
	BbPublished next, end; /* those of `outgoing' that have not been taken.  Guard: get_lock */
} SimpleQueue;

static BbType empty_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "Empty",
	.module = "_queue",
	.doc = BB_DOC("Exception raised by Queue.get(block=0)/get_nowait()."),
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
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&q->incoming));
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&q->outgoing));
	bb_waiters_trace(tracer, &q->waiters);
}

/* ---- The arrays. ---- */

static BbItems *array_of(const BbPublished *array)
{
	return (BbItems *)bb_published_load_relaxed(array);
}

/* An array with what is in old (or NULL) and room for as much again; NULL: no memory (not raised). */
static BbItems *larger(BbThread *t, BbItems *old)
{
	BbItems *new = bb_items_new(t, old ? old->capacity * 2 : FIRST_CAPACITY);
	for (size_t i = 0; new &&old &&i < old->capacity; i++)
		bb_store(t, new, &new->slots[i], bb_slot_load(&old->slots[i]));
	return new;
}

/* Guard: put_lock. */
static bool append_locked(BbThread *t, SimpleQueue *q, BbValue v)
{
	BbItems *array = array_of(&q->incoming);
	size_t count = bb_published_load_relaxed(&q->incoming_count);
	if (!array || count == array->capacity) {
		array = larger(t, array);
		if (!array)
			return false;
		bb_store_pointer(t, q, &q->incoming, array);
	}
	bb_store(t, array, &array->slots[count], v);
	bb_published_store(&q->incoming_count, count + 1);
	return true;
}

/* The oldest item of the outgoing ones, or EMPTY.  Guard: get_lock. */
static BbValue take_locked(BbThread *t, SimpleQueue *q)
{
	size_t next = bb_published_load_relaxed(&q->next);
	if (next == bb_published_load_relaxed(&q->end))
		return BB_EMPTY;
	BbItems *array = array_of(&q->outgoing);
	BbValue v = bb_slot_load(&array->slots[next]);
	bb_store(t, array, &array->slots[next], BB_EMPTY);
	bb_published_store(&q->next, next + 1);
	return v;
}

/* All outgoing items have been taken: the incoming ones become outgoing.  Guard: both locks. */
static void exchange_locked(BbThread *t, SimpleQueue *q)
{
	BbItems *drained = array_of(&q->outgoing);
	size_t count = bb_published_load_relaxed(&q->incoming_count);
	bb_store_pointer(t, q, &q->outgoing, array_of(&q->incoming));
	bb_published_store(&q->next, 0);
	bb_published_store(&q->end, count);
	/* A queue that was long once need not stay so large. */
	bool keep = drained && (drained->capacity <= SMALL_CAPACITY || drained->capacity / 8 < count);
	bb_store_pointer(t, q, &q->incoming, keep ? drained : NULL);
	bb_published_store(&q->incoming_count, 0);
}

/* ---- Putting and getting. ---- */

static bool put(BbThread *t, SimpleQueue *q, BbValue item)
{
	bb_chaos_point(t);
	bb_lock(t, &q->put_lock);
	BbWaiter *w = bb_waiters_take_locked(t, q, &q->waiters);
	bool done = w || append_locked(t, q, item);
	bb_unlock(t, &q->put_lock);
	if (w)
		bb_waiter_serve(t, w, item);
	if (!done)
		bb_raise_no_memory(t);
	return done;
}

static BbValue take(BbThread *t, SimpleQueue *q)
{
	bb_lock(t, &q->get_lock);
	BbValue v = take_locked(t, q);
	bb_unlock(t, &q->get_lock);
	return v;
}

/* Takes an item, or joins the queue of waiters as w (NULL: does not) where there is none. */
static BbValue exchange_or_join(BbThread *t, SimpleQueue *q, BbWaiter *w)
{
	bb_lock_two(t, &q->put_lock, &q->get_lock);
	if (bb_published_load_relaxed(&q->next) == bb_published_load_relaxed(&q->end))
		exchange_locked(t, q);
	BbValue v = take_locked(t, q);
	if (bb_is_empty(v) && w)
		bb_waiters_add_locked(t, q, &q->waiters, w);
	bb_unlock_two(t, &q->put_lock, &q->get_lock);
	return v;
}

static size_t size(BbThread *t, SimpleQueue *q)
{
	bb_lock_two(t, &q->put_lock, &q->get_lock);
	size_t n = bb_published_load_relaxed(&q->incoming_count) + bb_published_load_relaxed(&q->end) -
		   bb_published_load_relaxed(&q->next);
	bb_unlock_two(t, &q->put_lock, &q->get_lock);
	return n;
}

/* false: somebody serves it just now, or has. */
static bool leave(BbThread *t, SimpleQueue *q, BbWaiter *w)
{
	bb_lock(t, &q->put_lock);
	bool removed = bb_waiters_remove_locked(t, q, &q->waiters, w);
	bb_unlock(t, &q->put_lock);
	return removed;
}

BB_NOINLINE static BbValue wait_for_item(BbThread *t, SimpleQueue *q, int64_t ns)
{
	int64_t deadline = bb_waiter_deadline(ns);
	BbWaiter *w = bb_waiter_new(t);
	if (!w)
		return BB_EMPTY;
	for (;;) {
		BbValue v = exchange_or_join(t, q, w);
		if (!bb_is_empty(v))
			return v;
		int served = bb_waiter_wait(t, w, q, deadline, true);
		if (served <= 0 && !leave(t, q, w))
			served = bb_waiter_wait(t, w, q, BB_FOREVER, false);
		if (served > 0)
			return bb_slot_load(&w->item);
		if (served == 0)
			return bb_raise_with(t, &empty_type, NULL, 0);
		if (!bb_vm_poll(t))
			return BB_EMPTY;
	}
}

static BbValue get(BbThread *t, SimpleQueue *q, int64_t ns)
{
	bb_chaos_point(t);
	BbValue v = take(t, q);
	if (!bb_is_empty(v))
		return v;
	v = exchange_or_join(t, q, NULL);
	if (!bb_is_empty(v))
		return v;
	if (ns == 0)
		return bb_raise_with(t, &empty_type, NULL, 0);
	bb_thread_wipe_stack(t);
	return wait_for_item(t, q, ns);
}

/* ---- The type. ---- */

BB_CFUNCTION(queue_new)
{
	BbType *type = bb_to_pointer(args[0]);
	/* Arguments are for the __init__ of a subclass, if it has one. */
	if (bb_is(type->special[BB_SP_INIT], bb_simple_queue_type.special[BB_SP_INIT])) {
		if (nargs > 1)
			return bb_type_error(t, "SimpleQueue() takes no positional arguments");
		if (!bb_args_check(t, "SimpleQueue", 0, kwnames, 0, 0))
			return BB_EMPTY;
	}
	SimpleQueue *q = bb_instance_new(t, type);
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
	return put(t, to_queue(self), v[0]) ? BB_NONE : BB_EMPTY;
}

BB_PARAMS(put_nowait_params, "put_nowait", 0, 1, 1, "item");

BB_CFUNCTION(queue_put_nowait)
{
	BbValue item;
	if (!bb_args_bind(t, &put_nowait_params, args, nargs, kwnames, &item))
		return BB_EMPTY;
	return put(t, to_queue(self), item) ? BB_NONE : BB_EMPTY;
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
	return bb_bool(size(t, to_queue(self)) == 0);
}

BB_CFUNCTION(queue_qsize)
{
	return bb_int_from_size(t, size(t, to_queue(self)));
}

static const BbBuiltin queue_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_simple_queue_type),
	BB_NEW(bb_simple_queue_type, queue_new),
	BB_METHOD(bb_simple_queue_type, "empty", queue_empty, 0, 0,
		  "Return True if the queue is empty (at this moment), False otherwise."),
	BB_METHOD_KW_WAITS(
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
	.doc = BB_DOC("Simple, unbounded, reentrant FIFO queue."),
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
	.doc = BB_DOC("A queue in C."),
	.init = init,
};
