/* SPDX-License-Identifier: MIT */
/*
 * The tree of shapes and the table from ids to shapes.  Readers take no lock: the table is published whole, children
 * are prepended to a list.
 */
#include "object/shape.h"

#include "object/error.h"
#include "object/state.h"
#include "object/type_static.h"
#include "thread/lock.h"
#include "thread/world.h"

typedef struct ShapeTable {
	const BbCellKind *kind;
	uint32_t capacity;
	BbPublished shapes[];
} ShapeTable;

static void trace_shape(BbTracer *tracer, void *cell)
{
	BbShape *shape = cell;
	bb_trace_pointer(tracer, shape->type);
	bb_trace_pointer(tracer, shape->parent);
	bb_trace(tracer, shape->name);
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&shape->first_child));
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&shape->next_sibling));
}

static const BbCellKind table_kind = {0}; /* weak */
static const BbCellKind shape_kind = {.trace = trace_shape};

/* The id of the table's first entry: sparse types keep their roots themselves. */
enum { FIRST_ID = BB_SPARSE_TYPES ? BB_STATIC_TYPES_MAX : 0 };
/* Entries of the first table. */
enum { FIRST_CAPACITY = BB_SPARSE_TYPES ? 16 : BB_STATIC_TYPES_MAX + BB_STATIC_TYPES_MAX / 4 };

/* The first id that the table has no room for. */
static uint32_t end_of(const ShapeTable *table)
{
	return FIRST_ID + table->capacity;
}

static BbPublished *entry_of(const ShapeTable *table, uint32_t id)
{
	return (BbPublished *)(uintptr_t)&table->shapes[id - FIRST_ID];
}

#if BB_SPARSE_TYPES

/* Of static types whose instances have had no attributes yet. */
static const BbShape no_attributes = {.kind = &shape_kind};

static BbShape *root_of_static(const BbRuntime *rt, uint32_t id)
{
	const BbTypeState *state = bb_type_sparse_state(rt, id);
	uintptr_t root = state ? bb_published_load(&state->root) : 0;
	return root ? (BbShape *)root : (BbShape *)(uintptr_t)&no_attributes;
}

BbShape *bb_shape_to_extend(BbThread *t, uint32_t id)
{
	BbShape *shape = bb_shape_of(t->rt, id);
	if (shape != &no_attributes)
		return shape;
	BbType *type = bb_type_static_get(id);
	BbTypeState *state = bb_type_state_to_change(t, type);
	shape = state ? bb_alloc(t, &shape_kind, sizeof *shape) : NULL;
	if (!shape)
		return NULL;
	shape->type = type;
	shape->id = id;
	bb_lock(t, &bb_objects(t)->shape_lock);
	uintptr_t first = bb_published_load(&state->root);
	if (!first)
		bb_published_store(&state->root, (uintptr_t)shape);
	bb_unlock(t, &bb_objects(t)->shape_lock);
	return first ? (BbShape *)first : shape;
}

#endif

BbShape *bb_shape_of(const BbRuntime *rt, uint32_t id)
{
#if BB_SPARSE_TYPES
	if (id < BB_STATIC_TYPES_MAX)
		return root_of_static(rt, id);
#endif
	const ShapeTable *table = (const ShapeTable *)bb_published_load(&rt->objects->shape_table);
	BB_ASSERT(id != 0 && id < end_of(table));
	return (BbShape *)bb_published_load(entry_of(table, id));
}

void bb_shape_trace(BbTracer *tracer, uint32_t id)
{
	const ShapeTable *table =
		(const ShapeTable *)bb_published_load(&bb_trace_runtime(tracer)->objects->shape_table);
	if (table && id && id + 1 > FIRST_ID && id < end_of(table))
		bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(entry_of(table, id)));
}

/* ---- Ids. ---- */

/* A free id's entry links to the next. */
#define LINK(id) ((uintptr_t)(id) << 1 | 1)

static void clear_dead(BbRuntime *rt, void *context)
{
	(void)context;
	ShapeTable *table = (ShapeTable *)bb_published_load(&rt->objects->shape_table);
	for (uint32_t i = BB_STATIC_TYPES_MAX; table && i <= rt->objects->shape_count; i++) {
		uintptr_t word = bb_published_load_relaxed(entry_of(table, i));
		if (word && !(word & 1) && !bb_heap_is_marked(rt, (void *)word)) {
			bb_published_store_relaxed(entry_of(table, i), 0);
			rt->objects->shapes_dead++;
		}
	}
}

void bb_shape_init(BbRuntime *rt)
{
	rt->objects->shape_count = BB_STATIC_TYPES_MAX - 1;
	bb_heap_add_weak(rt, clear_dead, NULL);
}

/* Is it worth while to look for ids of dead shapes? */
static bool ids_run_out(BbThread *t)
{
	BbObjects *objects = bb_objects(t);
	bb_lock(t, &objects->shape_lock);
	const ShapeTable *table = (const ShapeTable *)bb_published_load(&objects->shape_table);
	bool out = table && objects->shape_count + 1 >= end_of(table) && objects->shapes_dead >= table->capacity / 4;
	bb_unlock(t, &objects->shape_lock);
	return out;
}

/* Before ids run out: makes those of dead shapes free, if it is worth while. */
static void reuse_ids(BbThread *t)
{
	BbObjects *objects = bb_objects(t);
	if (!objects->clear_caches_stw || !ids_run_out(t))
		return;
	bb_world_stop(t);
	objects->clear_caches_stw(t);
	ShapeTable *table = (ShapeTable *)bb_published_load(&objects->shape_table);
	for (uint32_t i = objects->shape_count; i >= BB_STATIC_TYPES_MAX; i--) {
		if (bb_published_load_relaxed(entry_of(table, i)))
			continue;
		bb_published_store_relaxed(entry_of(table, i), LINK(objects->shape_free));
		objects->shape_free = i;
	}
	objects->shapes_dead = 0;
	bb_world_start(t);
}

/* A table with more room. */
static ShapeTable *grow_locked(BbThread *t, ShapeTable *table)
{
	uint32_t capacity = table ? table->capacity * 2 : FIRST_CAPACITY;
	ShapeTable *larger = bb_alloc(t, &table_kind, sizeof *larger + capacity * sizeof larger->shapes[0]);
	if (!larger)
		return NULL;
	larger->capacity = capacity;
	for (uint32_t i = 0; table && i < table->capacity; i++)
		bb_published_store_relaxed(&larger->shapes[i], bb_published_load_relaxed(&table->shapes[i]));
	bb_published_store(&bb_objects(t)->shape_table, (uintptr_t)larger);
	return larger;
}

/* Gives the shape an id, unless it has one, and enters it into the table.  The caller holds shape_lock. */
static bool enter_locked(BbThread *t, BbShape *shape)
{
	BbObjects *objects = bb_objects(t);
	ShapeTable *table = (ShapeTable *)bb_published_load(&objects->shape_table);
	bool used_before = !shape->id && objects->shape_free;
	uint32_t id = shape->id ? shape->id : used_before ? objects->shape_free : objects->shape_count + 1;
#if !BB_WORD64
	if (id > 0xffff)
		return false;
#endif
	if ((!table || id >= end_of(table)) && !(table = grow_locked(t, table)))
		return false;
	if (used_before)
		objects->shape_free = (uint32_t)(bb_published_load_relaxed(entry_of(table, id)) >> 1);
	else if (!shape->id)
		objects->shape_count = id;
	shape->id = id;
	bb_published_store(entry_of(table, id), (uintptr_t)shape);
	return true;
}

static uint32_t new_root(BbThread *t, BbType *type, uint32_t fixed_slots, uint32_t id)
{
	BbShape *shape = bb_alloc(t, &shape_kind, sizeof *shape);
	if (!shape)
		return 0;
	shape->type = type;
	shape->slot_count = fixed_slots;
	shape->id = id;
	reuse_ids(t);
	bb_lock(t, &bb_objects(t)->shape_lock);
	bool entered = enter_locked(t, shape);
	bb_unlock(t, &bb_objects(t)->shape_lock);
	return entered ? shape->id : 0;
}

uint32_t bb_shape_new_root(BbThread *t, BbType *type, uint32_t fixed_slots)
{
	return new_root(t, type, fixed_slots, 0);
}

bool bb_shape_enter_static(BbThread *t, BbType *type)
{
	if (BB_SPARSE_TYPES || !(type->flags & (BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT)))
		return true;
	return new_root(t, type, 0, type->static_number) != 0;
}

int bb_shape_find(const BbShape *shape, BbValue name)
{
	for (; shape->parent; shape = shape->parent)
		if (bb_is(shape->name, name))
			return (int)shape->slot_count - 1;
	return -1;
}

static BbShape *find_child(const BbShape *shape, BbValue name)
{
	BbShape *child = (BbShape *)bb_published_load(&shape->first_child);
	while (child && !bb_is(child->name, name))
		child = (BbShape *)bb_published_load(&child->next_sibling);
	return child;
}

static BbShape *new_child(BbThread *t, BbShape *shape, BbValue name)
{
	BbShape *made = bb_alloc(t, &shape_kind, sizeof *made);
	if (made) {
		made->type = shape->type;
		made->parent = shape;
		made->name = name;
		made->slot_count = shape->slot_count + 1;
	}
	return made;
}

/* Enters the new child unless there is one already; the one that is there.  The caller holds shape_lock. */
static BbShape *adopt_locked(BbThread *t, BbShape *shape, BbShape *made)
{
	BbShape *child = find_child(shape, made->name);
	if (!child && enter_locked(t, made)) {
		bb_published_store_relaxed(&made->next_sibling, bb_published_load_relaxed(&shape->first_child));
		bb_store_pointer(t, shape, &shape->first_child, made);
		child = made;
	}
	return child;
}

BbShape *bb_shape_add(BbThread *t, BbShape *shape, BbValue name)
{
	BbShape *child = find_child(shape, name);
	if (child || shape->slot_count >= BB_SHAPE_SLOTS_MAX)
		return child;
	BbShape *made = new_child(t, shape, name);
	if (!made)
		return NULL;
	reuse_ids(t);
	bb_lock(t, &bb_objects(t)->shape_lock);
	child = adopt_locked(t, shape, made);
	bb_unlock(t, &bb_objects(t)->shape_lock);
	return child;
}

unsigned bb_shape_names(const BbShape *shape, BbValue *out, uint8_t *slots)
{
	unsigned n = 0;
	for (const BbShape *s = shape; s->parent; s = s->parent)
		n++;
	unsigned i = n;
	for (const BbShape *s = shape; s->parent; s = s->parent) {
		out[--i] = s->name;
		slots[i] = (uint8_t)(s->slot_count - 1);
	}
	return n;
}
