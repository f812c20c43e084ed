/* SPDX-License-Identifier: MIT */
/*
 * Walks over the heap for module gc.
 *
 * A list for the result is made beforehand and filled in the stopped world; if it is too short that is done again with
 * a longer one.  A cell is an object if its kind belongs to a known static type, or lies in the heap, as those of
 * classes do.
 */
#include "modules/gc_objects.h"

#include "base/hash.h"
#include "memory/references.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/list.h"
#include "object/module.h"
#include "object/set.h"
#include "object/state.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/type_static.h"
#include "thread/world.h"
#include "vm/function.h"

enum { KIND_SLOTS = 2048 }; /* a power of two, well above the number of static types */

typedef struct Walk {
	BbThread *t;
	BbReferences *references;
	const BbCellKind *kinds[KIND_SLOTS];
	const BbValue *wanted; /* referrers: of these */
	size_t wanted_count;
	bool hit;	/* referrers: one of them was found */
	BbItems *items; /* the result's */
	size_t count;	/* found, though there may have been no room */
	bool failed;
} Walk;

/* ---- Telling objects from other cells. ---- */

static size_t kind_slot(const Walk *walk, const BbCellKind *kind)
{
	size_t i = (uintptr_t)kind / 16 * 0x9e3779b1u;
	while (walk->kinds[i % KIND_SLOTS] && walk->kinds[i % KIND_SLOTS] != kind)
		i++;
	return i % KIND_SLOTS;
}

static void note_kinds(Walk *walk)
{
	for (unsigned i = 1; i <= bb_type_static_count(); i++) {
		const BbCellKind *kind = &bb_type_static_get(i)->kind;
		walk->kinds[kind_slot(walk, kind)] = kind;
	}
}

static bool is_object(const Walk *walk, const void *cell)
{
	const BbCellKind *kind = ((const BbCell *)cell)->kind;
	return kind && (bb_references_in_heap_stw(walk->references, kind) || walk->kinds[kind_slot(walk, kind)]);
}

static bool is_complete_type(const BbType *type)
{
	return (type->flags & BB_TYPE_READY) && type->special && !bb_is_empty(type->mro) && !bb_is_empty(type->bases);
}

static bool is_complete_tuple(BbValue v)
{
	for (size_t i = 0; i < bb_tuple_count(v); i++)
		if (bb_is_empty(bb_tuple_get(v, i)))
			return false;
	return true;
}

/* What a class that the program wrote adds to a built-in one has no moment in which it is incomplete. */
static const BbType *native_type(const BbType *type)
{
	while (type && (type->flags & BB_TYPE_HEAP))
		type = type->base;
	return type;
}

static bool can_be_shown(BbValue v)
{
	const BbType *type = bb_type_of(v);
	if (!is_complete_type(type))
		return false;
	if (type->flags & BB_TYPE_IS_TYPE)
		return is_complete_type(bb_to_type(v));
	if (type->flags & BB_TYPE_IS_LIST)
		return bb_published_load(&bb_to_list(v)->items) != 0;
	if (type->flags & BB_TYPE_IS_DICT)
		return bb_dict_table(bb_to_dict(v)) != NULL;
	if (type->flags & BB_TYPE_IS_TUPLE)
		return is_complete_tuple(v);
	if (type->flags & BB_TYPE_IS_SET)
		return bb_published_load(&bb_to_set(v)->table) != 0;
	if (type == &bb_function_type)
		return bb_function_code(bb_to_pointer(v)) != NULL &&
		       !bb_is_empty(((BbFunction *)bb_to_pointer(v))->globals);
	if (bb_is_module(v))
		return !bb_is_empty(bb_module_dict(v));
	if (type == &bb_method_type)
		return !bb_is_empty(((BbBoundMethod *)bb_to_pointer(v))->function) &&
		       !bb_is_empty(((BbBoundMethod *)bb_to_pointer(v))->self);
	return type == &bb_cell_type || native_type(type) == &bb_object_type || native_type(type) == NULL;
}

bool bb_gc_objects_is_container(BbValue v)
{
	if (!bb_is_pointer(v))
		return false;
	const BbType *type = bb_type_of(v);
	return type->kind.trace != NULL &&
	       !(type->flags & (BB_TYPE_IS_STR | BB_TYPE_IS_BYTES) && !(type->flags & BB_TYPE_HEAP));
}

/* ---- The walks. ---- */

static void add_result(Walk *walk, void *cell)
{
	if (walk->count < walk->items->capacity)
		bb_store(walk->t, walk->items, &walk->items->slots[walk->count], bb_from_pointer(cell));
	walk->count++;
}

static void visit_any(void *context, void *cell)
{
	Walk *walk = context;
	if (is_object(walk, cell) && ((BbCell *)cell)->kind->trace && can_be_shown(bb_from_pointer(cell)))
		add_result(walk, cell);
}

static bool found_referent(void *context, void *cell)
{
	Walk *walk = context;
	if (!is_object(walk, cell))
		return false;
	BbValue v = bb_from_pointer(cell);
	if (!((BbCell *)cell)->kind->trace || can_be_shown(v))
		add_result(walk, cell);
	return true;
}

static bool found_wanted(void *context, void *cell)
{
	Walk *walk = context;
	for (size_t i = 0; i < walk->wanted_count; i++)
		walk->hit = walk->hit || bb_to_pointer(walk->wanted[i]) == cell;
	return is_object(walk, cell);
}

static void visit_referrer(void *context, void *cell)
{
	Walk *walk = context;
	if (!is_object(walk, cell) || !((BbCell *)cell)->kind->trace || !can_be_shown(bb_from_pointer(cell)))
		return;
	walk->hit = false;
	walk->failed = !bb_references_visit_stw(walk->references, cell, found_wanted, walk) || walk->failed;
	if (walk->hit)
		add_result(walk, cell);
}

static void walk_all(Walk *walk)
{
	bb_heap_visit_stw(walk->t, visit_any, walk);
}

static void walk_referrers(Walk *walk)
{
	bb_heap_visit_stw(walk->t, visit_referrer, walk);
}

static void walk_referents(Walk *walk)
{
	for (size_t i = 0; i < walk->wanted_count; i++)
		if (bb_is_pointer(walk->wanted[i]))
			walk->failed = !bb_references_visit_stw(walk->references, bb_to_pointer(walk->wanted[i]),
								found_referent, walk) ||
				       walk->failed;
}

/* Runs one of them until the list is long enough. */
static BbValue collect(BbThread *t, Walk *walk, void (*run)(Walk *walk))
{
	for (size_t capacity = 64;; capacity = walk->count + walk->count / 8) {
		BbValue list = bb_list_new(t, capacity);
		if (bb_is_empty(list))
			return BB_EMPTY;
		walk->items = (BbItems *)bb_published_load(&bb_to_list(list)->items);
		walk->count = 0;
		bb_world_stop(t);
		walk->references = bb_references_new_stw(t);
		walk->failed = !walk->references;
		if (walk->references) {
			run(walk);
			bb_references_free_stw(walk->references);
		}
		bool fits = walk->count <= walk->items->capacity;
		if (fits)
			bb_published_store(&bb_to_list(list)->count, walk->count);
		bb_world_start(t);
		if (walk->failed)
			return bb_raise_no_memory(t);
		if (fits)
			return list;
	}
}

static BbValue look(BbThread *t, const BbValue *values, size_t n, void (*run)(Walk *walk))
{
	Walk *walk = bb_platform_alloc(sizeof *walk);
	if (!walk)
		return bb_raise_no_memory(t);
	walk->t = t;
	walk->wanted = values;
	walk->wanted_count = n;
	note_kinds(walk);
	BbValue list = collect(t, walk, run);
	bb_platform_free(walk);
	return list;
}

BbValue bb_gc_objects_all(BbThread *t)
{
	return look(t, NULL, 0, walk_all);
}

BbValue bb_gc_objects_referents(BbThread *t, const BbValue *values, size_t n)
{
	return look(t, values, n, walk_referents);
}

BbValue bb_gc_objects_referrers(BbThread *t, const BbValue *values, size_t n)
{
	return look(t, values, n, walk_referrers);
}
