/* SPDX-License-Identifier: MIT */
/*
 * See subclass.h.  Readers take no lock: tables are published whole, entries are appended.  All tables are in a list
 * for the collector, those that have been replaced until they are swept.
 */
#include "object/subclass.h"

#include "object/error.h"
#include "object/list.h"
#include "object/state.h"
#include "object/type_prepared.h"
#include "object/type_static.h"
#include "thread/lock.h"

typedef struct Table {
	const BbCellKind *kind;
	struct Table *next; /* guard: subclass_lock */
	uint32_t capacity;
	BbPublished32 used;  /* guard for writing: subclass_lock */
	BbPublished types[]; /* weak; 0: it is dead */
} Table;

static const BbCellKind table_kind = {0};

static void clear_dead(BbRuntime *rt, void *context)
{
	(void)context;
	Table **link = (Table **)&rt->objects->subclass_tables;
	while (*link) {
		Table *table = *link;
		if (!bb_heap_is_marked(rt, table)) {
			*link = table->next;
			continue;
		}
		for (uint32_t i = 0; i < bb_published32_load_relaxed(&table->used); i++) {
			const void *type = (const void *)bb_published_load_relaxed(&table->types[i]);
			if (type && !bb_heap_is_marked(rt, type))
				bb_published_store_relaxed(&table->types[i], 0);
		}
		link = &table->next;
	}
}

void bb_subclass_init(BbRuntime *rt)
{
	bb_heap_add_weak(rt, clear_dead, NULL);
}

static Table *table_of(const BbTypeState *state)
{
	return (Table *)bb_published_load(&state->subclasses);
}

static uint32_t count_living(const Table *table)
{
	uint32_t n = 0;
	for (uint32_t i = 0; table && i < bb_published32_load(&table->used); i++)
		n += bb_published_load_relaxed(&table->types[i]) != 0;
	return n;
}

/* false: the table has been replaced, or is full. */
static bool append_locked(const BbTypeState *state, Table *table, BbType *type)
{
	uint32_t used = table ? bb_published32_load_relaxed(&table->used) : 0;
	if (!table || table_of(state) != table || used == table->capacity)
		return false;
	bb_published_store(&table->types[used], (uintptr_t)type);
	bb_published32_store(&table->used, used + 1);
	return true;
}

static void replace_locked(BbThread *t, BbTypeState *state, const Table *table, Table *larger)
{
	uint32_t used = 0;
	for (uint32_t i = 0; table && i < bb_published32_load_relaxed(&table->used); i++) {
		uintptr_t type = bb_published_load_relaxed(&table->types[i]);
		if (type && used < larger->capacity)
			bb_published_store_relaxed(&larger->types[used++], type);
	}
	bb_published32_store_relaxed(&larger->used, used);
	larger->next = bb_objects(t)->subclass_tables;
	bb_objects(t)->subclass_tables = larger;
	bb_published_store(&state->subclasses, (uintptr_t)larger);
}

bool bb_subclass_add(BbThread *t, BbType *type, BbType *base)
{
	BbTypeState *state = bb_type_state_to_change(t, base);
	BbSync8 *lock = &bb_objects(t)->subclass_lock;
	if (!state)
		return !bb_is_empty(bb_raise_no_memory(t));
	for (;;) {
		Table *table = table_of(state);
		bb_lock(t, lock);
		bool added = append_locked(state, table, type);
		bb_unlock(t, lock);
		if (added)
			return true;
		uint32_t capacity = count_living(table) * 2 + 4;
		Table *larger = bb_alloc(t, &table_kind, sizeof *larger + capacity * sizeof larger->types[0]);
		if (!larger)
			return !bb_is_empty(bb_raise_no_memory(t));
		larger->capacity = capacity;
		bb_lock(t, lock);
		if (table_of(state) == table &&
		    (!table || bb_published32_load_relaxed(&table->used) == table->capacity))
			replace_locked(t, state, table, larger);
		bb_unlock(t, lock);
	}
}

void bb_subclass_remove(BbThread *t, BbType *type, BbType *base)
{
	BbSync8 *lock = &bb_objects(t)->subclass_lock;
	bb_lock(t, lock);
	Table *table = table_of(bb_type_state(t, base));
	for (uint32_t i = 0; table && i < bb_published32_load_relaxed(&table->used); i++)
		if ((BbType *)bb_published_load_relaxed(&table->types[i]) == type)
			bb_published_store(&table->types[i], 0);
	bb_unlock(t, lock);
}

BbValue bb_subclass_list(BbThread *t, BbType *base)
{
	BbValue list = bb_list_new(t, 0);
	size_t pos = 0;
	for (BbType *type; !bb_is_empty(list) && (type = bb_subclass_next(t, base, &pos));)
		if (!bb_list_append(t, list, bb_from_pointer(type)))
			return BB_EMPTY;
	return list;
}

#if BB_SPARSE_TYPES

/* Those that the build has prepared have no entries: their numbers are looked through, as the first positions. */
enum { PREPARED_FIRST = 1 };

static BbType *next_prepared(const BbType *base, size_t *pos)
{
	if (!bb_type_static_is_prepared(base) && *pos == 0)
		*pos = bb_type_prepared.count;
	while (*pos < bb_type_prepared.count) {
		BbType *type = bb_type_static_get((unsigned)++*pos);
		if (type->base == base || type->second_base == base)
			return type;
	}
	return NULL;
}

#else

enum { PREPARED_FIRST = 0 };

static BbType *next_prepared(const BbType *base, size_t *pos)
{
	return NULL;
}

#endif

BbType *bb_subclass_next(BbThread *t, const BbType *base, size_t *pos)
{
	BbType *type = next_prepared(base, pos);
	size_t first = PREPARED_FIRST ? bb_type_prepared.count : 0;
	const Table *table = table_of(bb_type_state(t, base));
	while (table && !type && *pos - first < bb_published32_load(&table->used))
		type = (BbType *)bb_published_load(&table->types[(*pos)++ - first]);
	return type;
}
