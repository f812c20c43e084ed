/* SPDX-License-Identifier: MIT */
/*
 * See type_static.h.
 *
 * Everything here happens once in a process, under one mutex, and allocates outside of any heap.  The memory is never
 * given back: other runtimes use it.
 */
#include "object/type_static.h"

#include "object/list.h"
#include "object/native.h"
#include "object/tuple.h"
#include "object/type_prepared.h"
#include "object/type_specials.h"
#include "thread/lock.h"

#include <stdlib.h>

static BbMutex prepare_mutex;
static BbType *static_types[BB_UNPREPARED_TYPES_MAX]; /* by number; guard: prepare_mutex */
/* How many were prepared here; guard: prepare_mutex, read anywhere.  The build's have the numbers before theirs. */
static BbPublished32 static_count;

static const char *const special_texts[] = {
#define X(id, name) name,
	BB_SPECIALS(X)
#undef X
};

bool bb_type_static_is_prepared(const BbType *type)
{
	return type->static_number && type->static_number <= bb_type_prepared.count;
}

unsigned bb_type_static_count(void)
{
	return bb_type_prepared.count + bb_published32_load(&static_count);
}

BbType *bb_type_static_get(unsigned number)
{
	uint32_t prepared = bb_type_prepared.count;
	return number <= prepared ? bb_type_prepared.types[number - 1] : static_types[number - prepared];
}

const BbBuiltin *bb_type_static_find(const BbType *type, const char *name)
{
	size_t low = 0, high = type->method_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(type->methods[middle].name, name);
		if (order == 0)
			return &type->methods[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool bb_type_static_unhashable(const BbType *type)
{
	return type->hash == bb_unhashable && type->base && type->base->hash != bb_unhashable;
}

/* ---- Bases and the order of look-up. ---- */

/* A tuple outside of every heap. */
static BbTuple *new_tuple(size_t n)
{
	BbTuple *tuple = bb_platform_alloc(sizeof *tuple + n * sizeof tuple->items[0]);
	if (tuple) {
		tuple->header.kind = &bb_tuple_type.kind;
		tuple->count = n;
	}
	return tuple;
}

static bool in_tuple(const BbTuple *tuple, const BbType *type)
{
	for (size_t i = 0; i < tuple->count; i++)
		if (bb_to_pointer(tuple->items[i]) == type)
			return true;
	return false;
}

/* C3 for at most two bases: what the first order has and the second doesn't comes first, then the second order; for two
 * chains that join and never part again this is the same. */
static BbTuple *new_mro(BbType *type)
{
	static const BbTuple none;
	const BbTuple *first = type->base ? bb_to_tuple(type->base->mro) : &none;
	const BbTuple *second = type->second_base ? bb_to_tuple(type->second_base->mro) : &none;
	BbTuple *mro = new_tuple(1 + first->count + second->count);
	if (!mro)
		return NULL;
	size_t n = 0;
	mro->items[n++] = bb_from_pointer(type);
	for (size_t i = 0; i < first->count; i++)
		if (!in_tuple(second, bb_to_pointer(first->items[i])))
			mro->items[n++] = first->items[i];
	for (size_t i = 0; i < second->count; i++)
		mro->items[n++] = second->items[i];
	mro->count = n;
	return mro;
}

static bool set_bases(BbType *type)
{
	BbTuple *bases = new_tuple(!type->base ? 0 : type->second_base ? 2 : 1);
	BbTuple *mro = new_mro(type);
	if (!bases || !mro) {
		bb_platform_free(bases);
		bb_platform_free(mro);
		return false;
	}
	if (bases->count > 0)
		bases->items[0] = bb_from_pointer(type->base);
	if (bases->count > 1)
		bases->items[1] = bb_from_pointer(type->second_base);
	type->bases = bb_from_pointer(bases);
	type->mro = bb_from_pointer(mro);
	return true;
}

/* ---- Special methods. ---- */

/* The specials in the order of their texts, for looking them up by text. */
static uint8_t special_order[BB_SP_COUNT];
_Static_assert(BB_SP_COUNT <= UINT8_MAX, "fits");

static int by_text(const void *a, const void *b)
{
	return strcmp(special_texts[*(const uint8_t *)a], special_texts[*(const uint8_t *)b]);
}

static void order_specials_locked(void)
{
	for (unsigned i = 0; i < BB_SP_COUNT; i++)
		special_order[i] = (uint8_t)i;
	qsort(special_order, BB_SP_COUNT, 1, by_text);
}

/* BB_SP_COUNT: it is none. */
static unsigned special_of_text(const char *text)
{
	if (text[0] != '_' || text[1] != '_')
		return BB_SP_COUNT;
	unsigned low = 0, high = BB_SP_COUNT;
	while (low < high) {
		unsigned middle = (low + high) / 2;
		int order = strcmp(text, special_texts[special_order[middle]]);
		if (order == 0)
			return special_order[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return BB_SP_COUNT;
}

/* All of them, while they are looked for. */
#if BB_SPECIALS_APART
typedef struct Found {
	BbValue entries[BB_SP_COUNT];
} Found;
#else
typedef BbTypeSpecials Found;
#endif

/* Enters the specials that the type itself defines. */
static void add_own_specials(const BbType *type, Found *found)
{
	for (size_t i = 0; i < type->method_count; i++) {
		unsigned which = special_of_text(type->methods[i].name);
		if (which < BB_SP_COUNT)
			found->entries[which] = bb_from_pointer(&type->methods[i]);
	}
	if (bb_type_static_unhashable(type))
		found->entries[BB_SP_HASH] = BB_NONE;
}

#if BB_SPECIALS_APART

static bool set_specials(BbType *type)
{
	Found found = {0};
	const BbTuple *mro = bb_to_tuple(type->mro);
	for (size_t i = mro->count; i-- > 0;)
		add_own_specials(bb_to_type(mro->items[i]), &found);
	if (!bb_type_set_specials(NULL, type, found.entries))
		return false;
	bb_type_fix_shortcuts(type);
	return true;
}

#else

static bool set_specials(BbType *type)
{
	BbTypeSpecials found = {0};
	const BbType *base = type->base;
	const BbTuple *mro = bb_to_tuple(type->mro);
	if (base && !type->second_base) {
		memcpy(found.entries, base->special, sizeof found.entries);
		add_own_specials(type, &found);
	} else {
		for (size_t i = mro->count; i-- > 0;)
			add_own_specials(bb_to_type(mro->items[i]), &found);
	}
	if (base && memcmp(found.entries, base->special, sizeof found.entries) == 0) {
		type->special = base->special;
	} else {
		BbTypeSpecials *table = bb_platform_alloc(sizeof *table);
		if (!table)
			return false;
		*table = found;
		type->special = table->entries;
	}
	bb_type_fix_shortcuts(type);
	return true;
}

#endif

/* ---- Putting it together. ---- */

static void inherit(BbType *type, const BbType *base)
{
	type->flags |= base->flags & (BB_TYPE_IS_INHERITED | BB_TYPE_PATTERN_FLAGS);
	if (!type->kind.trace)
		type->kind.trace = base->kind.trace;
	if (!type->kind.release)
		type->kind.release = base->kind.release;
	if (!type->instance_size)
		type->instance_size = base->instance_size;
	if (!type->item_size)
		type->item_size = base->item_size;
	if (!type->instance_offset)
		type->instance_offset = base->instance_offset;
	if (!type->buffer)
		type->buffer = base->buffer;
}

#if BB_CHECKS
static void check_methods(const BbType *type)
{
	for (size_t i = 1; i < type->method_count; i++)
		if (strcmp(type->methods[i - 1].name, type->methods[i].name) >= 0)
			bb_panic("methods of a type are not sorted");
}
#endif

static void give_number(BbType *type)
{
	unsigned index = bb_published32_load_relaxed(&static_count) + 1, number = bb_type_prepared.count + index;
	if (number >= BB_STATIC_TYPES_MAX || index >= BB_UNPREPARED_TYPES_MAX)
		bb_panic("too many static types");
	static_types[index] = type;
	type->static_number = (uint16_t)number;
	bb_shape_store(&type->root_shape, number);
	bb_published32_store(&static_count, index);
}

static bool prepare_locked(BbType *type)
{
	if (type->flags & BB_TYPE_READY)
		return true;
	if (!type->base && type != &bb_object_type)
		type->base = &bb_object_type;
	if ((type->base && !prepare_locked(type->base)) || (type->second_base && !prepare_locked(type->second_base)))
		return false;
	if (type->base)
		inherit(type, type->base);
	if (special_order[0] == special_order[1])
		order_specials_locked();
#if BB_CHECKS
	check_methods(type);
#endif
	if (!set_bases(type) || !set_specials(type))
		return false;
	give_number(type);
	type->header.flags |= BB_TYPE_IS_CACHED;
	bb_shape_store(&type->header.shape, bb_shape_load(&bb_type_of_object(&type->header)->root_shape));
	type->flags |= BB_TYPE_READY | BB_TYPE_IMMUTABLE;
	return true;
}

bool bb_type_static_prepare(BbThread *t, BbType *type)
{
	bb_mutex_lock(t, &prepare_mutex);
	bool ok = bb_type_static_is_prepared(type) || prepare_locked(type);
	bb_mutex_unlock(t, &prepare_mutex);
	return ok;
}

/* ---- What runtimes note. ---- */

#if BB_SPARSE_TYPES

const BbTypeState bb_type_nothing_noted;

static void trace_sparse(BbTracer *tracer, void *cell)
{
	const BbTypeState *state = &((const BbSparseState *)cell)->state;
	bb_type_trace_state(tracer, state);
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&state->root));
}

static const BbCellKind sparse_kind = {.trace = trace_sparse};

BbTypeState *bb_type_state_to_change(BbThread *t, const BbType *type)
{
	BbTypeState *state = bb_type_state(t, type);
	if (state != &bb_type_nothing_noted)
		return state;
	BbSparseState *made = bb_alloc(t, &sparse_kind, sizeof *made);
	if (!made)
		return NULL;
	BbObjects *objects = bb_objects(t);
	bb_lock(t, &objects->states_lock);
	state = bb_type_sparse_state(t->rt, type->static_number);
	if (!state) {
		state = &made->state;
		bb_published_store(&objects->static_states[type->static_number], (uintptr_t)made);
	}
	bb_unlock(t, &objects->states_lock);
	return state;
}

#endif

/* ---- What inline caches point to. ---- */

#if BB_SPARSE_TYPES

BbValue bb_type_static_resolved(const BbType *type, size_t index)
{
	const BbTuple *mro = bb_to_tuple(type->mro);
	for (size_t i = 0;; i++) {
		const BbType *from = bb_to_type(mro->items[i]);
		if (index < from->method_count)
			return bb_from_pointer(&from->methods[index]);
		index -= from->method_count;
	}
}

static bool publish_resolved(BbType *type)
{
	return true;
}

#else

/* All methods along the mro, in order. */
static BbItems *new_resolved(const BbType *type)
{
	const BbTuple *mro = bb_to_tuple(type->mro);
	size_t n = 0;
	for (size_t i = 0; i < mro->count; i++)
		n += bb_to_type(mro->items[i])->method_count;
	BbItems *items = bb_platform_alloc(sizeof *items + n * sizeof items->slots[0]);
	if (!items)
		return NULL;
	items->kind = &bb_items_kind;
	items->capacity = n;
	n = 0;
	for (size_t i = 0; i < mro->count; i++) {
		const BbType *from = bb_to_type(mro->items[i]);
		for (size_t k = 0; k < from->method_count; k++)
			bb_slot_init(&items->slots[n++], bb_from_pointer(&from->methods[k]));
	}
	return items;
}

/* Publishes the array unless another thread was faster. */
static bool publish_resolved(BbType *type)
{
	BbItems *items = new_resolved(type);
	if (!items)
		return false;
	bb_platform_mutex_lock(&prepare_mutex);
	bool first = !bb_published_load(&type->resolved);
	if (first)
		bb_published_store(&type->resolved, (uintptr_t)items);
	bb_platform_mutex_unlock(&prepare_mutex);
	if (!first)
		bb_platform_free(items);
	return true;
}

#endif

intptr_t bb_type_static_resolve(BbType *type, BbValue entry)
{
	if (!bb_is_exact(entry, &bb_method_descriptor_type))
		return -1;
	const BbBuiltin *method = bb_to_pointer(entry);
	const BbTuple *mro = bb_to_tuple(type->mro);
	intptr_t index = 0;
	for (size_t i = 0; i < mro->count; i++) {
		const BbType *from = bb_to_type(mro->items[i]);
		if (from->methods && method >= from->methods && method < from->methods + from->method_count) {
			if (!bb_published_load(&type->resolved) && !publish_resolved(type))
				return -1;
			return index + (method - from->methods);
		}
		index += from->method_count;
	}
	return -1;
}
