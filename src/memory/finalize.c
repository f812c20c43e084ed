/* SPDX-License-Identifier: MIT */
/*
 * Weak slots, finalizers and their queue.
 *
 * Order within a collection: what is dead is decided; weak slots that refer to it are cleared; then the dead with
 * finalizers are queued and come back to life with all they refer to.  So nobody reaches a revived cell through a weak
 * reference made before.
 *
 * Invariant: a node is linked into one list, or (a weak node) into weak_slots and perhaps also into the queue.
 *
 * Threading: the lists are guarded by finalize_mutex, or the stopped world.
 */
#include "memory/finalize.h"
#include "memory/state.h"

struct BbFinalizerNode {
	const BbCellKind *kind;
	BbFinalizerNode *next;
	void *cell;
};

struct BbWeakNode {
	BbFinalizerNode node; /* for the queue; its cell is the owner */
	BbWeakNode *next;
	BbSlot *slot;
	bool notify;
	bool queued;
};

static const BbCellKind finalizer_kind = {NULL, NULL};
static const BbCellKind weak_kind = {NULL, NULL};

bool bb_finalize_is_node(const void *cell)
{
	const BbCellKind *kind = ((const BbCell *)cell)->kind;
	return kind == &finalizer_kind || kind == &weak_kind;
}

/* ---- Registering. ---- */

bool bb_heap_add_weak_slot(BbThread *t, void *owner, BbSlot *slot, bool notify)
{
	BbHeap *heap = t->rt->heap;
	BbWeakNode *weak = bb_alloc(t, &weak_kind, sizeof *weak);
	if (!weak)
		return false;
	weak->node.cell = owner;
	weak->slot = slot;
	weak->notify = notify;
	bb_mutex_lock(t, &heap->finalize_mutex);
	weak->next = heap->weak_slots;
	heap->weak_slots = weak;
	bb_mutex_unlock(t, &heap->finalize_mutex);
	return true;
}

bool bb_heap_add_finalizer(BbThread *t, void *cell)
{
	BbHeap *heap = t->rt->heap;
	BbFinalizerNode *node = bb_alloc(t, &finalizer_kind, sizeof *node);
	if (!node)
		return false;
	node->cell = cell;
	bb_mutex_lock(t, &heap->finalize_mutex);
	node->next = heap->finalizers;
	heap->finalizers = node;
	bb_mutex_unlock(t, &heap->finalize_mutex);
	return true;
}

/* ---- The queue. ---- */

static void enqueue(BbHeap *heap, BbFinalizerNode *node)
{
	node->next = NULL;
	*heap->queue_end = node;
	heap->queue_end = &node->next;
}

/* Enqueues a list that is in the order of the latest first, so that the first comes first. */
static void enqueue_reversed(BbHeap *heap, BbFinalizerNode *list)
{
	BbFinalizerNode *reversed = NULL;
	while (list) {
		BbFinalizerNode *next = list->next;
		list->next = reversed;
		reversed = list;
		list = next;
	}
	while (reversed) {
		BbFinalizerNode *next = reversed->next;
		enqueue(heap, reversed);
		reversed = next;
	}
}

/* The main thread runs them; while it is blocked, the thread that collects does. */
static void request_finalizers_stw(BbRuntime *rt)
{
	BbThread *t = rt->main_thread;
	if (!t || bb_sync_load(&t->state) == BB_SUSPENDED)
		t = rt->stopper;
	bb_poll_request(t, BB_POLL_FINALIZERS);
}

void *bb_heap_next_finalizer(BbThread *t)
{
	BbHeap *heap = t->rt->heap;
	void *cell = NULL;
	bb_mutex_lock(t, &heap->finalize_mutex);
	BbFinalizerNode *node = heap->queue;
	if (node) {
		heap->queue = node->next;
		if (!heap->queue)
			heap->queue_end = &heap->queue;
		cell = node->cell;
		if (node->kind == &weak_kind)
			((BbWeakNode *)(void *)node)->queued = false;
	}
	bb_mutex_unlock(t, &heap->finalize_mutex);
	return cell;
}

void bb_heap_queue_all_finalizers(BbThread *t)
{
	BbHeap *heap = t->rt->heap;
	bb_mutex_lock(t, &heap->finalize_mutex);
	BbFinalizerNode *all = heap->finalizers;
	heap->finalizers = NULL;
	enqueue_reversed(heap, all);
	bb_mutex_unlock(t, &heap->finalize_mutex);
	bb_poll_request(t, BB_POLL_FINALIZERS);
}

/* ---- In a collection. ---- */

void bb_finalize_mark_roots_stw(BbHeap *heap, BbTracer *tracer)
{
	for (BbFinalizerNode *node = heap->queue; node; node = node->next) {
		bb_trace_pointer(tracer, node);
		bb_trace_pointer(tracer, node->cell);
	}
	for (BbFinalizerNode *node = heap->finalizers; node; node = node->next)
		bb_trace_pointer(tracer, node);
}

void bb_finalize_clear_weak_stw(BbHeap *heap)
{
	for (BbWeakNode *weak = heap->weak_slots; weak; weak = weak->next) {
		/* The slot lies in the owner: dead or alive, its memory is still there. */
		BbValue v = bb_slot_load(weak->slot);
		if (!bb_is_pointer(v) || bb_heap_is_marked(heap->rt, bb_to_pointer(v)))
			continue;
		bb_slot_init(weak->slot, BB_EMPTY);
		if (weak->notify && !weak->queued && bb_heap_is_marked(heap->rt, weak->node.cell)) {
			weak->queued = true;
			enqueue(heap, &weak->node);
		}
	}
}

void bb_finalize_revive_stw(BbHeap *heap, BbTracer *tracer)
{
	BbFinalizerNode *dead = NULL, **dead_end = &dead, **link = &heap->finalizers;
	while (*link) {
		BbFinalizerNode *node = *link;
		if (bb_heap_is_marked(heap->rt, node->cell)) {
			link = &node->next;
			continue;
		}
		*link = node->next;
		node->next = NULL;
		*dead_end = node;
		dead_end = &node->next;
	}
	for (BbFinalizerNode *node = dead; node; node = node->next)
		bb_trace_pointer(tracer, node->cell);
	bb_mark_drain_stw(tracer);
	enqueue_reversed(heap, dead);
	/* Those of an earlier collection may still be there. */
	if (heap->queue)
		request_finalizers_stw(heap->rt);
}

void bb_finalize_drop_dead_stw(BbHeap *heap)
{
	BbTracer *tracer = &heap->marking.tracer;
	BbWeakNode **link = &heap->weak_slots;
	while (*link) {
		BbWeakNode *weak = *link;
		if (bb_heap_is_marked(heap->rt, weak->node.cell)) {
			bb_trace_pointer(tracer, weak);
			link = &weak->next;
		} else {
			*link = weak->next;
		}
	}
	bb_mark_drain_stw(tracer);
}
