/* SPDX-License-Identifier: MIT */
/*
 * _thread._local: thread_local.h says how dicts, objects and threads hold each other.
 *
 * The table of an object is open addressed, by the ident of the thread.  Readers load it and probe without a lock; an
 * entry, once in it, stays. Adding takes the object's lock; a table that is full is replaced by one without the entries
 * of ended threads.  An entry belongs to one thread, which alone changes its dict.
 */
#include "modules/thread_local.h"

#include "object/dict.h"
#include "object/exception.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"
#include "vm/vm.h"

typedef struct Key {
	const BbCellKind *kind;
	uint64_t ident;
	BbPublished8 ended;
} Key;

typedef struct Entry {
	const BbCellKind *kind;
	const Key *key;
	BbSlot dict; /* EMPTY: not made yet, or dropped */
} Entry;

typedef struct Table {
	const BbCellKind *kind;
	size_t mask;	  /* number of slots - 1 */
	BbPublished used; /* guard: the object's lock */
	BbSlot entries[]; /* Entry, or EMPTY */
} Table;

typedef struct Local {
	BbObject header;
	BbValue args, kwargs; /* for __init__ in each thread: tuple, and dict or EMPTY; constant */
	BbPublished table;    /* Table * or NULL.  Guard: lock */
} Local;

enum { FIRST_SLOTS = 4 };

/* ---- Tracing. ---- */

static const BbCellKind key_kind = {.trace = NULL};

static void trace_entry(BbTracer *tracer, void *cell)
{
	Entry *entry = cell;
	bb_trace_pointer(tracer, entry->key);
	if (!bb_published8_load(&entry->key->ended))
		bb_trace_slot(tracer, &entry->dict);
}

static const BbCellKind entry_kind = {.trace = trace_entry};

static void trace_table(BbTracer *tracer, void *cell)
{
	Table *table = cell;
	for (size_t i = 0; i <= table->mask; i++)
		bb_trace_slot(tracer, &table->entries[i]);
}

static const BbCellKind table_kind = {.trace = trace_table};

static void local_trace(BbTracer *tracer, void *cell)
{
	Local *local = cell;
	bb_trace(tracer, local->args);
	bb_trace(tracer, local->kwargs);
	bb_trace_pointer(tracer, (void *)bb_published_load(&local->table));
}

/* ---- The table. ---- */

static size_t hash(const Key *key)
{
	return (size_t)((uint32_t)key->ident * 0x9e3779b1u >> 8);
}

static Entry *to_entry(BbValue v)
{
	return bb_to_pointer(v);
}

/* The slot with the thread's entry, or the EMPTY one where it belongs; NULL: there is none. */
static BbSlot *find_slot(Table *table, const Key *key)
{
	for (size_t i = hash(key), n = 0; n <= table->mask; i++, n++) {
		BbSlot *slot = &table->entries[i & table->mask];
		BbValue v = bb_slot_load(slot);
		if (bb_is_empty(v) || to_entry(v)->key == key)
			return slot;
	}
	return NULL;
}

static Entry *find(const Local *local, const Key *key)
{
	Table *table = (Table *)bb_published_load(&local->table);
	BbSlot *slot = table ? find_slot(table, key) : NULL;
	BbValue v = slot ? bb_slot_load(slot) : BB_EMPTY;
	return bb_is_empty(v) ? NULL : to_entry(v);
}

static bool is_alive(BbValue entry)
{
	return !bb_is_empty(entry) && !bb_published8_load(&to_entry(entry)->key->ended);
}

static size_t count_alive(const Table *table)
{
	size_t n = 0;
	for (size_t i = 0; i <= table->mask; i++)
		n += is_alive(bb_slot_load(&table->entries[i]));
	return n;
}

/* A table with room for another entry.  NULL: no memory (not raised). */
static Table *grow_locked(BbThread *t, Local *local, Table *old)
{
	size_t slots = FIRST_SLOTS;
	size_t need = old ? 2 * (count_alive(old) + 1) : 0;
	while (slots < need)
		slots *= 2;
	Table *table = bb_alloc(t, &table_kind, sizeof *table + slots * sizeof table->entries[0]);
	if (!table)
		return NULL;
	table->mask = slots - 1;
	size_t used = 0;
	for (size_t i = 0; old && i <= old->mask; i++) {
		BbValue entry = bb_slot_load(&old->entries[i]);
		/* A thread that ends in between ends after it was counted. */
		if (is_alive(entry)) {
			bb_slot_init(find_slot(table, to_entry(entry)->key), entry);
			used++;
		}
	}
	bb_published_store_relaxed(&table->used, used);
	bb_store_pointer(t, local, &local->table, table);
	return table;
}

/* false: no memory (not raised). */
static bool add(BbThread *t, Local *local, Entry *entry)
{
	bb_lock(t, &local->header.lock);
	Table *table = (Table *)bb_published_load(&local->table);
	if (!table || (bb_published_load(&table->used) + 1) * 4 > (table->mask + 1) * 3)
		table = grow_locked(t, local, table);
	if (table) {
		bb_store(t, table, find_slot(table, entry->key), bb_from_pointer(entry));
		bb_published_store(&table->used, bb_published_load(&table->used) + 1);
	}
	bb_unlock(t, &local->header.lock);
	return table != NULL;
}

/* ---- The thread's dict. ---- */

static Local *to_local(BbValue v)
{
	return bb_to_pointer(v);
}

static const Key *own_key(BbThread *t)
{
	if (BB_UNLIKELY(bb_is_empty(t->vm->locals))) {
		Key *key = bb_cell_new(t, &key_kind, sizeof *key);
		if (!key)
			return NULL;
		key->ident = t->ident;
		t->vm->locals = bb_from_pointer(key);
	}
	return bb_to_pointer(t->vm->locals);
}

void bb_thread_local_thread_ends(BbThread *t)
{
	if (!t->vm || bb_is_empty(t->vm->locals))
		return;
	bb_published8_store(&((Key *)bb_to_pointer(t->vm->locals))->ended, 1);
	t->vm->locals = BB_EMPTY;
}

/* A fresh dict for the thread.  NULL: raised. */
static Entry *make_entry(BbThread *t, Local *local)
{
	const Key *key = own_key(t);
	BbValue dict = key ? bb_dict_new(t, 0) : BB_EMPTY;
	if (bb_is_empty(dict))
		return NULL;
	Entry *entry = find(local, key);
	if (entry) {
		bb_store(t, entry, &entry->dict, dict);
		return entry;
	}
	entry = bb_cell_new(t, &entry_kind, sizeof *entry);
	if (!entry)
		return NULL;
	entry->key = key;
	bb_slot_init(&entry->dict, dict);
	if (add(t, local, entry))
		return entry;
	bb_raise_no_memory(t);
	return NULL;
}

static bool has_init(const BbType *type)
{
	return !bb_is(type->special[BB_SP_INIT], bb_object_type.special[BB_SP_INIT]);
}

static bool run_init(BbThread *t, BbValue self)
{
	const Local *local = to_local(self);
	BbType *type = bb_type_of(self);
	BbValue init = bb_descriptor_get(t, type->special[BB_SP_INIT], self, type);
	BbValue result = bb_is_empty(init) ? BB_EMPTY : bb_call_tuple(t, init, local->args, local->kwargs);
	if (!bb_is_empty(result) && !bb_is_none(result))
		bb_type_error(t, "__init__() should return None, not '%T'", result);
	return bb_is_none(result);
}

BB_COLD static BbValue new_dict(BbThread *t, BbValue self)
{
	Entry *entry = make_entry(t, to_local(self));
	if (!entry)
		return BB_EMPTY;
	if (has_init(bb_type_of(self)) && !run_init(t, self)) {
		bb_store(t, entry, &entry->dict, BB_EMPTY);
		return BB_EMPTY;
	}
	return bb_slot_load(&entry->dict);
}

/* The calling thread's dict, made and initialised if there is none.  Runs user code. */
static BbValue own_dict(BbThread *t, BbValue self)
{
	BbValue key = t->vm->locals;
	Entry *entry = bb_is_empty(key) ? NULL : find(to_local(self), bb_to_pointer(key));
	BbValue dict = entry ? bb_slot_load(&entry->dict) : BB_EMPTY;
	return BB_LIKELY(!bb_is_empty(dict)) ? dict : new_dict(t, self);
}

/* ---- Attributes. ---- */

static BbValue attribute_error(BbThread *t, BbValue self, BbValue name, const char *format)
{
	const BbType *type = bb_type_of(self);
	BbValue type_name = bb_format(t, "%s%N", type == &bb_thread_local_type ? "_thread." : "", type);
	if (bb_is_empty(type_name))
		return BB_EMPTY;
	bb_raise(t, &bb_exc_AttributeError, format, type_name, name);
	if (bb_exception_matches(t, &bb_exc_AttributeError)) {
		bb_exception_set_field(t, t->exception, 0, name);
		bb_exception_set_field(t, t->exception, 1, self);
	}
	return BB_EMPTY;
}

static BbValue no_attribute(BbThread *t, BbValue self, BbValue name)
{
	return attribute_error(t, self, name, "'%S' object has no attribute '%S'");
}

/* The name as an interned str. */
static BbValue attribute_name(BbThread *t, BbValue name)
{
	if (!bb_is_str(name))
		return bb_type_error(t, "attribute name must be string, not '%T'", name);
	BbValue exact = bb_str_exact(t, name);
	return bb_is_empty(exact) ? BB_EMPTY : bb_intern(t, exact);
}

BB_CFUNCTION(local_getattribute)
{
	BbValue dict = own_dict(t, self);
	BbValue name = bb_is_empty(dict) ? BB_EMPTY : attribute_name(t, args[0]);
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (bb_is(name, BB_NAME(t, __dict__)))
		return dict;
	BbType *type = bb_type_of(self);
	BbValue found = bb_type_lookup(t, type, name);
	if (bb_is_empty(found) && bb_has_exception(t))
		return BB_EMPTY;
	if (!bb_is_empty(found) && bb_is_overriding(found))
		return bb_descriptor_get(t, found, self, type);
	BbValue own;
	int there = bb_dict_get(t, dict, name, &own);
	if (there)
		return there < 0 ? BB_EMPTY : own;
	return bb_is_empty(found) ? no_attribute(t, self, name) : bb_descriptor_get(t, found, self, type);
}

/* value EMPTY: delete. */
static BbValue set(BbThread *t, BbValue self, BbValue name, BbValue value)
{
	BbValue dict = own_dict(t, self);
	name = bb_is_empty(dict) ? BB_EMPTY : attribute_name(t, name);
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (bb_is(name, BB_NAME(t, __dict__)))
		return attribute_error(t, self, name, "'%S' object attribute '%S' is read-only");
	BbValue found = bb_type_lookup(t, bb_type_of(self), name);
	if (bb_is_empty(found) && bb_has_exception(t))
		return BB_EMPTY;
	if (!bb_is_empty(found) && bb_is_data_descriptor(found))
		return bb_generic_setattr(t, self, name, value) ? BB_NONE : BB_EMPTY;
	if (!bb_is_empty(value))
		return bb_dict_set(t, dict, name, value) ? BB_NONE : BB_EMPTY;
	int deleted = bb_dict_delete(t, dict, name);
	if (deleted == 0)
		no_attribute(t, self, name);
	return deleted > 0 ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(local_setattr)
{
	return set(t, self, args[0], args[1]);
}

BB_CFUNCTION(local_delattr)
{
	return set(t, self, args[0], BB_EMPTY);
}

/* ---- Making one. ---- */

/* The keyword arguments as a dict; EMPTY: failed. */
static BbValue keyword_dict(BbThread *t, const BbValue *values, BbValue kwnames)
{
	BbValue dict = bb_dict_new(t, bb_tuple_count(kwnames));
	for (size_t i = 0; !bb_is_empty(dict) && i < bb_tuple_count(kwnames); i++)
		if (!bb_dict_set(t, dict, bb_tuple_get(kwnames, i), values[i]))
			return BB_EMPTY;
	return dict;
}

BB_CFUNCTION(local_new)
{
	BbType *type = bb_to_type(args[0]);
	bool keywords = !bb_is_empty(kwnames) && bb_tuple_count(kwnames);
	if ((nargs > 1 || keywords) && !has_init(type))
		return bb_type_error(t, "Initialization arguments are not supported");
	BbValue positional = bb_tuple_from(t, args + 1, nargs - 1);
	BbValue named = keywords ? keyword_dict(t, args + nargs, kwnames) : BB_EMPTY;
	if (bb_is_empty(positional) || (keywords && bb_is_empty(named)))
		return BB_EMPTY;
	Local *local = bb_instance_new(t, type);
	if (!local)
		return BB_EMPTY;
	local->args = positional;
	local->kwargs = named;
	/* This thread's __init__ is run by whoever calls the type. */
	return make_entry(t, local) ? bb_from_pointer(local) : BB_EMPTY;
}

static const BbBuiltin local_methods[] = {
	BB_METHOD(bb_thread_local_type, "__delattr__", local_delattr, 1, 1, "Implement delattr(self, name)."),
	BB_METHOD(bb_thread_local_type, "__getattribute__", local_getattribute, 1, 1, "Return getattr(self, name)."),
	BB_NEW(bb_thread_local_type, local_new),
	BB_METHOD(bb_thread_local_type, "__setattr__", local_setattr, 2, 2, "Implement setattr(self, name, value)."),
};

BbType bb_thread_local_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = local_trace},
	.name = "_local",
	.module = "_thread",
	.doc = BB_DOC("An object whose attributes are others in each thread."),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Local),
	.methods = local_methods,
	.method_count = BB_COUNT(local_methods),
};
