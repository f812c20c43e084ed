/* SPDX-License-Identifier: MIT */
/*
 * The tree of shapes and the table from ids to shapes.  Readers take no lock: the table is published whole, children
 * are prepended to a list.
 */
#include "object/shape.h"

#include "object/error.h"
#include "object/state.h"
#include "thread/lock.h"

typedef struct ShapeTable {
	const BbCellKind *kind;
	uint32_t capacity;
	BbPublished shapes[];
} ShapeTable;

static void trace_table(BbTracer *tracer, void *cell)
{
	ShapeTable *table = cell;
	for (uint32_t i = 0; i < table->capacity; i++)
		bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&table->shapes[i]));
}

static void trace_shape(BbTracer *tracer, void *cell)
{
	BbShape *shape = cell;
	bb_trace_pointer(tracer, shape->type);
	bb_trace_pointer(tracer, shape->parent);
	bb_trace(tracer, shape->name);
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&shape->first_child));
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&shape->next_sibling));
}

static const BbCellKind table_kind = {.trace = trace_table};
static const BbCellKind shape_kind = {.trace = trace_shape};

BbShape *bb_shape_of(const BbRuntime *rt, uint32_t id)
{
	const ShapeTable *table = (const ShapeTable *)bb_published_load(&rt->objects->shape_table);
	BB_ASSERT(id != 0 && id < table->capacity);
	return (BbShape *)bb_published_load(&table->shapes[id]);
}

/* Gives the shape an id, unless it has one, and enters it into the table.  The caller holds shape_lock. */
static bool enter_locked(BbThread *t, BbShape *shape)
{
	BbObjects *objects = bb_objects(t);
	ShapeTable *table = (ShapeTable *)bb_published_load(&objects->shape_table);
	uint32_t id = shape->id ? shape->id : objects->shape_count + 1;
#if !BB_WORD64
	if (id > 0xffff)
		return false;
#endif
	if (!table || id >= table->capacity) {
		uint32_t capacity = table ? table->capacity * 2 : BB_STATIC_TYPES_MAX * 2;
		ShapeTable *larger = bb_alloc(t, &table_kind, sizeof *larger + capacity * sizeof larger->shapes[0]);
		if (!larger)
			return false;
		larger->capacity = capacity;
		for (uint32_t i = 0; table && i < table->capacity; i++)
			bb_published_store_relaxed(&larger->shapes[i], bb_published_load_relaxed(&table->shapes[i]));
		bb_published_store(&objects->shape_table, (uintptr_t)larger);
		table = larger;
	}
	if (!shape->id)
		shape->id = objects->shape_count = id;
	bb_published_store(&table->shapes[id], (uintptr_t)shape);
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
