/* SPDX-License-Identifier: MIT */
/*
 * Marking with helpers: starting them, joining, sharing the work, knowing when it is done.
 *
 * Invariant: work that nobody holds is in m->full, and an idle marker holds none; so when all who joined are idle and
 * m->full is empty, under the mutex, there is no work left and none can appear.
 *
 * Threading: helpers are not attached, and run trace functions only while the collecting thread waits for them in a
 * stopped world.  All that they share but the mark bits is guarded by m->mutex.
 */
#include "memory/mark.h"
#include "memory/state.h"

#include <string.h>

enum { SPINS = 64, SPINS_BEFORE_YIELD = 16 };
enum { HELPER_STACK = 64 << 10 };

static void set_idle(BbMarking *m, unsigned idle)
{
	m->idle = idle;
	bb_sync_exchange(&m->hungry, idle);
}

/* A little time passes; the more the higher round. */
static void pause(unsigned round)
{
	if (round >= SPINS_BEFORE_YIELD) {
		bb_platform_yield();
		return;
	}
	for (unsigned i = 0; i < SPINS; i++)
		bb_platform_relax();
}

bool bb_mark_wait_for_work(BbTracer *tracer)
{
	BbMarking *m = &tracer->heap->marking;
	BB_ASSERT(tracer->chunk->count == 0);
	bb_platform_mutex_lock(&m->mutex);
	set_idle(m, m->idle + 1);
	for (unsigned round = 0;; round++) {
		BbMarkChunk *chunk = m->full;
		if (chunk) {
			m->full = chunk->next;
			tracer->chunk->next = m->unused;
			m->unused = tracer->chunk;
			tracer->chunk = chunk;
			set_idle(m, m->idle - 1);
			break;
		}
		if (m->done || m->idle == m->markers) {
			m->done = true;
			break;
		}
		bb_platform_mutex_unlock(&m->mutex);
		pause(round);
		bb_platform_mutex_lock(&m->mutex);
	}
	bool done = m->done;
	bb_platform_mutex_unlock(&m->mutex);
	return !done;
}

void bb_mark_share(BbTracer *tracer)
{
	BbMarking *m = &tracer->heap->marking;
	BbMarkChunk *mine = tracer->chunk;
	unsigned n = mine->count / 2;
	if (mine->entries[n] & 1) /* the second word of a pair goes with the first */
		n++;
	bb_platform_mutex_lock(&m->mutex);
	BbMarkChunk *other = bb_mark_new_chunk(m);
	if (other) {
		memcpy(other->entries, mine->entries, n * sizeof mine->entries[0]);
		memmove(mine->entries, mine->entries + n, (mine->count - n) * sizeof mine->entries[0]);
		other->count = n;
		mine->count -= n;
		other->next = m->full;
		m->full = other;
	}
	bb_platform_mutex_unlock(&m->mutex);
}

/* ---- Helpers. ---- */

static void help_once(BbHeap *heap)
{
	BbMarking *m = &heap->marking;
	BbTracer tracer;
	bb_platform_mutex_lock(&m->mutex);
	bool joined = !m->done && bb_mark_join(heap, &tracer);
	bb_platform_mutex_unlock(&m->mutex);
	if (!joined)
		return;
	bb_mark_drain_once(&tracer);
	bb_platform_mutex_lock(&m->mutex);
	tracer.chunk->next = m->unused;
	m->unused = tracer.chunk;
	m->markers--;
	bb_platform_mutex_unlock(&m->mutex);
}

static void helper(void *arg)
{
	BbHeap *heap = arg;
	BbMarking *m = &heap->marking;
	bb_platform_thread_name("bobbin-mark");
	uint32_t seen = 0;
	for (;;) {
		uint32_t epoch = bb_sync_load(&m->epoch);
		bb_platform_mutex_lock(&m->mutex);
		bool quit = m->quit;
		bb_platform_mutex_unlock(&m->mutex);
		if (quit)
			break;
		if (epoch == seen) {
			bb_platform_wait(&m->epoch, epoch, BB_FOREVER);
			continue;
		}
		seen = epoch;
		help_once(heap);
	}
	bb_sync_add(&m->ended, 1);
}

/* Starts the helpers, once. */
static void start_helpers(BbHeap *heap)
{
	BbMarking *m = &heap->marking;
	unsigned n = bb_platform_cpu_count() - 1;
	m->helpers_tried = true;
	while (m->helpers < n && m->helpers < BB_MARK_HELPERS &&
	       bb_platform_thread_start(helper, heap, HELPER_STACK) == 0)
		m->helpers++;
}

static void call_helpers(BbMarking *m)
{
	bb_sync_add(&m->epoch, 1);
	bb_platform_wake(&m->epoch, true);
}

/* Waits until the collecting thread is the only marker: the others have nothing left to do but to leave. */
static void wait_for_helpers(BbMarking *m)
{
	for (unsigned round = 0;; round++) {
		bb_platform_mutex_lock(&m->mutex);
		bool alone = m->markers == 1;
		bb_platform_mutex_unlock(&m->mutex);
		if (alone)
			return;
		pause(round);
	}
}

void bb_mark_drain_parallel_stw(BbTracer *tracer)
{
	BbHeap *heap = tracer->heap;
	BbMarking *m = &heap->marking;
	bool large = heap->live >= m->least;
	if (large && !m->helpers_tried)
		start_helpers(heap);
	if (large && m->helpers > 0) {
		bb_platform_mutex_lock(&m->mutex);
		m->done = false;
		m->markers = 1;
		set_idle(m, 0);
		bb_platform_mutex_unlock(&m->mutex);
		tracer->shared = true;
		call_helpers(m);
		bb_mark_drain_once(tracer);
		wait_for_helpers(m);
		tracer->shared = false;
	}
	bb_mark_drain_stw(tracer);
}

void bb_mark_end_helpers(BbHeap *heap)
{
	BbMarking *m = &heap->marking;
	bb_platform_mutex_lock(&m->mutex);
	m->quit = true;
	m->done = true;
	bb_platform_mutex_unlock(&m->mutex);
	call_helpers(m);
	for (unsigned round = 0; bb_sync_load(&m->ended) < m->helpers; round++)
		pause(round);
}

void bb_mark_forget_helpers_stw(BbHeap *heap)
{
	heap->marking.helpers = 0;
	heap->marking.helpers_tried = false;
}
