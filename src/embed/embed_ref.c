/* SPDX-License-Identifier: MIT */
/*
 * References: making, closing and keeping them, and showing them to the collector.
 */
#include "embed/embed.h"

#include "object/error.h"
#include "object/type.h"
#include "vm/vm.h"

/* ---- Roots. ---- */

static void trace_chunk(BbTracer *tracer, const BbRefChunk *chunk, size_t count)
{
	for (size_t i = 0; i < count; i++)
		bb_trace_slot(tracer, &chunk->slots[i].value);
}

static void trace_thread(BbTracer *tracer, const BbEmbedThread *own)
{
	size_t left = own->count;
	for (const BbRefChunk *chunk = own->first; left > 0; chunk = chunk->next) {
		size_t here = left < BB_REF_CHUNK ? left : BB_REF_CHUNK;
		trace_chunk(tracer, chunk, here);
		left -= here;
	}
}

static void trace(BbTracer *tracer, BbRuntime *rt, void *context)
{
	(void)context;
	for (const BbRefChunk *chunk = rt->embed->kept; chunk; chunk = chunk->previous)
		trace_chunk(tracer, chunk, BB_REF_CHUNK);
	BB_FOR_EACH_THREAD(rt, t)
	{
		if (t->embed)
			trace_thread(tracer, t->embed);
	}
}

/* ---- A thread's own. ---- */

static void free_thread(BbThread *t)
{
	BbEmbedThread *own = t->embed;
	t->embed = NULL;
	for (BbRefChunk *chunk = own ? own->first : NULL, *next; chunk; chunk = next) {
		next = chunk->next;
		bb_platform_free(chunk);
	}
	bb_platform_free(own);
}

static BbEmbedThread *own_of(BbThread *t)
{
	if (t->embed)
		return t->embed;
	BbEmbedThread *own = bb_platform_alloc(sizeof *own);
	BbRefChunk *chunk = own ? bb_platform_alloc(sizeof *chunk) : NULL;
	if (!chunk) {
		bb_platform_free(own);
		return NULL;
	}
	own->first = own->current = chunk;
	return t->embed = own;
}

/* Goes on to the chunk behind the current one, which is full. */
static bool next_chunk(BbEmbedThread *own)
{
	if (!own->current->next) {
		BbRefChunk *chunk = bb_platform_alloc(sizeof *chunk);
		if (!chunk)
			return false;
		chunk->previous = own->current;
		own->current->next = chunk;
	}
	own->current = own->current->next;
	return true;
}

BbRef bb_embed_ref(BbThread *t, BbValue v)
{
	if (bb_is_empty(v))
		return NULL;
	BbEmbedThread *own = own_of(t);
	size_t index = own ? own->count % BB_REF_CHUNK : 0;
	if (!own || (index == 0 && own->count > 0 && !next_chunk(own))) {
		bb_raise_no_memory(t);
		return NULL;
	}
	BbRef ref = &own->current->slots[index];
	bb_slot_init(&ref->value, v);
	own->count++;
	return ref;
}

size_t bb_py_open(BbThread *t)
{
	return t->embed ? t->embed->count : 0;
}

/* The current chunk is the one of the last slot in use. */
void bb_py_close(BbThread *t, size_t mark)
{
	BbEmbedThread *own = t->embed;
	if (!own || own->count <= mark)
		return;
	size_t from = (own->count - 1) / BB_REF_CHUNK, to = mark == 0 ? 0 : (mark - 1) / BB_REF_CHUNK;
	own->count = mark;
	for (; from > to; from--)
		own->current = own->current->previous;
}

BbRef bb_py_close_with(BbThread *t, size_t mark, BbRef result)
{
	BbValue v = result ? bb_slot_load(&result->value) : BB_EMPTY;
	bb_py_close(t, mark);
	return bb_embed_ref(t, v);
}

BbValue bb_embed_value(BbThread *t, BbRef ref)
{
	if (BB_LIKELY(ref != NULL))
		return bb_slot_load(&ref->value);
	return bb_has_exception(t) ? BB_EMPTY : bb_raise(t, &bb_exc_SystemError, "NULL reference");
}

bool bb_embed_values(BbThread *t, const BbRef *refs, size_t count, BbValue *out)
{
	for (size_t i = 0; i < count; i++) {
		out[i] = bb_embed_value(t, refs[i]);
		if (bb_is_empty(out[i]))
			return false;
	}
	return true;
}

bool bb_py_same(BbRef a, BbRef b)
{
	return a && b && bb_is(bb_slot_load(&a->value), bb_slot_load(&b->value));
}

/* ---- Kept ones. ---- */

/* A chunk of free slots. */
static BbRefChunk *new_kept_chunk(void)
{
	BbRefChunk *chunk = bb_platform_alloc(sizeof *chunk);
	for (size_t i = 0; chunk && i + 1 < BB_REF_CHUNK; i++)
		chunk->slots[i].next_free = &chunk->slots[i + 1];
	return chunk;
}

/* Takes a free slot for v; NULL: there is none, not even in more. */
static BbRef take_kept(BbThread *t, BbValue v, BbRefChunk *more)
{
	BbEmbed *embed = t->rt->embed;
	bb_mutex_lock(t, &embed->mutex);
	if (more) {
		more->previous = embed->kept;
		embed->kept = more;
		more->slots[BB_REF_CHUNK - 1].next_free = embed->free;
		embed->free = &more->slots[0];
	}
	BbRef ref = embed->free;
	if (ref) {
		embed->free = ref->next_free;
		bb_slot_store(&ref->value, v);
	}
	bb_mutex_unlock(t, &embed->mutex);
	return ref;
}

BbRef bb_py_keep(BbThread *t, BbRef ref)
{
	BbValue v = bb_embed_value(t, ref);
	if (bb_is_empty(v))
		return NULL;
	BbRef kept = take_kept(t, v, NULL);
	BbRefChunk *more = kept ? NULL : new_kept_chunk();
	if (more)
		kept = take_kept(t, v, more);
	if (!kept)
		bb_raise_no_memory(t);
	return kept;
}

void bb_py_drop(BbThread *t, BbRef kept)
{
	if (!kept)
		return;
	BbEmbed *embed = t->rt->embed;
	bb_slot_store(&kept->value, BB_EMPTY);
	bb_mutex_lock(t, &embed->mutex);
	kept->next_free = embed->free;
	embed->free = kept;
	bb_mutex_unlock(t, &embed->mutex);
}

/* ---- Beginning and end. ---- */

static void free_runtime(BbRuntime *rt)
{
	for (BbRefChunk *chunk = rt->embed->kept, *previous; chunk; chunk = previous) {
		previous = chunk->previous;
		bb_platform_free(chunk);
	}
	bb_platform_free(rt->embed);
	rt->embed = NULL;
}

bool bb_embed_start(BbThread *t)
{
	BbEmbed *embed = bb_platform_alloc(sizeof *embed);
	if (!embed)
		return false;
	t->rt->embed = embed;
	bb_vm(t)->embed_thread_ending = free_thread;
	bb_vm(t)->embed_ending = free_runtime;
	bb_heap_add_roots(t->rt, trace, NULL);
	return bb_type_ready(t, &bb_embed_function_type) && bb_type_ready(t, &bb_embed_box_type);
}
