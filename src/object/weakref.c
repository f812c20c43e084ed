/* SPDX-License-Identifier: MIT */
/*
 * Weak references, the table of them, and weakref.ref.
 *
 * The table finds the refs of an object by its address; it is weak itself.  All refs and proxies are in it.  Readers
 * take no lock: a table is published whole and its slots are only filled while it is current; a collection turns the
 * slots of dead refs and of refs to the dead into tombstones before the world goes on, so that no entry is ever taken
 * for one of a later object at the same address.
 */
#include "object/weakref.h"

#include "base/hash.h"
#include "object/error.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"

#define TOMBSTONE ((uintptr_t)2)

typedef struct WeakTable {
	const BbCellKind *kind;
	size_t mask;
	size_t used; /* filled slots, tombstones included.  Guard: weakref_lock */
	BbPublished slots[];
} WeakTable;

/* Without a trace function: what it refers to is weak. */
static const BbCellKind weak_table_kind = {0};

static BbWeakRef *to_ref(BbValue v)
{
	return bb_to_pointer(v);
}

/* ---- The table. ---- */

static WeakTable *new_table(BbThread *t, size_t size)
{
	WeakTable *table = bb_alloc(t, &weak_table_kind, sizeof *table + size * sizeof table->slots[0]);
	if (table)
		table->mask = size - 1;
	return table;
}

static WeakTable *current_table(const BbThread *t)
{
	return (WeakTable *)bb_published_load(&bb_objects(t)->weakref_table);
}

static size_t first_slot(const WeakTable *table, BbValue referent)
{
	return bb_hash_mix(referent.bits) & table->mask;
}

/* The next ref of the referent from slot number *i on; NULL: no more. */
static BbWeakRef *next_ref(const WeakTable *table, BbValue referent, size_t *i)
{
	for (;;) {
		uintptr_t word = bb_published_load(&table->slots[*i]);
		if (!word)
			return NULL;
		*i = (*i + 1) & table->mask;
		if (word != TOMBSTONE && bb_is(bb_slot_load(&((BbWeakRef *)word)->referent), referent))
			return (BbWeakRef *)word;
	}
}

/* The one of exactly the type that has no callback. */
static BbWeakRef *find_plain(const WeakTable *table, const BbType *type, BbValue referent)
{
	size_t i = first_slot(table, referent);
	BbWeakRef *ref;
	while ((ref = next_ref(table, referent, &i)))
		if (bb_type_of_object(&ref->header) == type && bb_is_empty(bb_slot_load(&ref->callback)))
			return ref;
	return NULL;
}

static void insert_locked(WeakTable *table, BbValue referent, BbWeakRef *ref)
{
	size_t i = first_slot(table, referent);
	while (bb_published_load_relaxed(&table->slots[i]))
		i = (i + 1) & table->mask;
	bb_published_store(&table->slots[i], (uintptr_t)ref);
	table->used++;
}

/* A table of the right size for the living, without tombstones.  A collection may turn entries of the old one into
 * tombstones at any allocation, so they are counted before and looked at after it. */
static WeakTable *rebuild_locked(BbThread *t)
{
	WeakTable *old = current_table(t);
	size_t live = 0;
	for (size_t i = 0; i <= old->mask; i++)
		live += bb_published_load_relaxed(&old->slots[i]) > TOMBSTONE;
	size_t size = 16;
	while (size < live * 3)
		size *= 2;
	WeakTable *table = new_table(t, size);
	if (!table)
		return NULL;
	for (size_t i = 0; i <= old->mask; i++) {
		uintptr_t word = bb_published_load_relaxed(&old->slots[i]);
		BbValue referent = word > TOMBSTONE ? bb_slot_load(&((BbWeakRef *)word)->referent) : BB_EMPTY;
		if (!bb_is_empty(referent))
			insert_locked(table, referent, (BbWeakRef *)word);
	}
	bb_published_store(&bb_objects(t)->weakref_table, (uintptr_t)table);
	return table;
}

/* Enters ref; or returns the plain one that another thread has entered, where plain is wanted.  NULL: no memory. */
static BbWeakRef *enter(BbThread *t, BbWeakRef *ref, BbValue referent, bool plain)
{
	BbObjects *objects = bb_objects(t);
	bb_lock(t, &objects->weakref_lock);
	WeakTable *table = current_table(t);
	BbWeakRef *entered = plain ? find_plain(table, bb_type_of_object(&ref->header), referent) : NULL;
	if (!entered) {
		if (table->used * 3 >= table->mask * 2) {
			WeakTable *rebuilt = rebuild_locked(t);
			table = rebuilt ? rebuilt : table->used < table->mask ? table : NULL;
		}
		if (table) {
			insert_locked(table, referent, ref);
			entered = ref;
		}
	}
	bb_unlock(t, &objects->weakref_lock);
	return entered;
}

static void clear_dead(BbRuntime *rt, void *context)
{
	WeakTable *table = rt->objects ? (WeakTable *)bb_published_load_relaxed(&rt->objects->weakref_table) : NULL;
	for (size_t i = 0; table && i <= table->mask; i++) {
		uintptr_t word = bb_published_load_relaxed(&table->slots[i]);
		if (word <= TOMBSTONE)
			continue;
		BbWeakRef *ref = (BbWeakRef *)word;
		if (!bb_heap_is_marked(rt, ref) || bb_is_empty(bb_slot_load(&ref->referent)))
			bb_published_store_relaxed(&table->slots[i], TOMBSTONE);
	}
}

static void trace_table(BbTracer *tracer, BbRuntime *rt, void *context)
{
	if (rt->objects)
		bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&rt->objects->weakref_table));
}

bool bb_weakref_init(BbThread *t)
{
	WeakTable *table = new_table(t, 16);
	if (!table)
		return false;
	bb_published_store(&bb_objects(t)->weakref_table, (uintptr_t)table);
	bb_heap_add_roots(t->rt, trace_table, NULL);
	bb_heap_add_weak(t->rt, clear_dead, NULL);
	return true;
}

/* ---- Making. ---- */

static BbValue make(BbThread *t, BbType *type, BbValue referent, BbValue callback)
{
	if (!bb_is_pointer(referent) || !bb_has_flag(referent, BB_TYPE_HAS_WEAKREF))
		return bb_type_error(t, "cannot create weak reference to '%T' object", referent);
	if (!bb_is_empty(callback) && bb_is_none(callback))
		callback = BB_EMPTY;
	bool plain = bb_is_empty(callback) && !(type->flags & BB_TYPE_HEAP);
	if (plain) {
		BbWeakRef *found = find_plain(current_table(t), type, referent);
		if (found)
			return bb_from_pointer(found);
	}
	BbWeakRef *ref = bb_instance_new(t, type);
	if (!ref)
		return BB_EMPTY;
	bb_published_store_relaxed(&ref->hash, BB_WEAKREF_NO_HASH);
	bb_slot_init(&ref->callback, callback);
	bb_slot_init(&ref->referent, referent);
	if (!bb_heap_add_weak_slot(t, ref, &ref->referent, !bb_is_empty(callback)))
		return bb_raise_no_memory(t);
	BbWeakRef *entered = enter(t, ref, referent, plain);
	return entered ? bb_from_pointer(entered) : bb_raise_no_memory(t);
}

BbValue bb_weakref_new(BbThread *t, BbValue referent, BbValue callback)
{
	return make(t, &bb_weakref_type, referent, callback);
}

BbValue bb_weakref_proxy_new(BbThread *t, BbValue referent, BbValue callback)
{
	return make(t, bb_is_callable(referent) ? &bb_weakref_callable_proxy_type : &bb_weakref_proxy_type, referent,
		    callback);
}

bool bb_is_weakref(BbValue v)
{
	return bb_is_of_type(v, &bb_weakref_type) || bb_is_of_type(v, &bb_weakref_proxy_type);
}

/* ---- Counting and listing. ---- */

size_t bb_weakref_count(BbThread *t, BbValue referent)
{
	const WeakTable *table = current_table(t);
	size_t n = 0, i = first_slot(table, referent);
	while (next_ref(table, referent, &i))
		n++;
	return n;
}

BbValue bb_weakref_list(BbThread *t, BbValue referent)
{
	BbValue list = bb_list_new(t, 0);
	const WeakTable *table = current_table(t);
	size_t i = first_slot(table, referent);
	BbWeakRef *ref;
	while (!bb_is_empty(list) && (ref = next_ref(table, referent, &i)))
		if (!bb_list_append(t, list, bb_from_pointer(ref)))
			return BB_EMPTY;
	return list;
}

/* ---- Callbacks. ---- */

bool bb_weakref_has_pending_callback(BbValue v)
{
	return bb_is_empty(bb_weakref_get(v)) && !bb_is_empty(bb_slot_load(&to_ref(v)->callback));
}

void bb_weakref_run_callback(BbThread *t, BbValue v)
{
	BbWeakRef *ref = to_ref(v);
	bb_lock(t, &ref->header.lock);
	BbValue callback = bb_slot_load(&ref->callback);
	bb_store(t, ref, &ref->callback, BB_EMPTY);
	bb_unlock(t, &ref->header.lock);
	if (!bb_is_empty(callback) && bb_is_empty(bb_call1(t, callback, v)))
		bb_write_unraisable(t, "Exception ignored while calling weakref callback", callback);
}

/* ---- weakref.ref ---- */

static void ref_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((BbWeakRef *)cell)->callback);
}

BB_CFUNCTION(ref_new)
{
	BbType *type = bb_to_type(args[0]);
	if (!(type->flags & BB_TYPE_HEAP) && !bb_is_empty(kwnames) && bb_tuple_count(kwnames))
		return bb_type_error(t, "ref() takes no keyword arguments");
	if (!bb_args_check(t, "__new__", nargs - 1, BB_EMPTY, 1, 2))
		return BB_EMPTY;
	return make(t, type, args[1], nargs > 2 ? args[2] : BB_EMPTY);
}

BB_CFUNCTION(ref_init)
{
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames))
		return bb_type_error(t, "ref() takes no keyword arguments");
	return bb_args_check(t, "__init__", nargs, BB_EMPTY, 1, 2) ? BB_NONE : BB_EMPTY;
}

static BbValue ref_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames))
		return bb_type_error(t, "weakref() takes no keyword arguments");
	if (!bb_args_check(t, "weakref", nargs, BB_EMPTY, 0, 0))
		return BB_EMPTY;
	BbValue v = bb_weakref_get(self);
	return bb_is_empty(v) ? BB_NONE : v;
}

BB_CFUNCTION(ref_call_method)
{
	return ref_call(t, self, args, nargs, kwnames);
}

static bool ref_hash(BbThread *t, BbValue self, BbHash *out)
{
	BbWeakRef *ref = to_ref(self);
	uintptr_t hash = bb_published_load_relaxed(&ref->hash);
	if (hash == BB_WEAKREF_NO_HASH) {
		BbValue v = bb_weakref_get(self);
		BbHash computed;
		if (bb_is_empty(v))
			return !bb_is_empty(bb_type_error(t, "weak object has gone away"));
		if (!bb_hash(t, v, &computed))
			return false;
		hash = (uintptr_t)computed;
		bb_published_store_relaxed(&ref->hash, hash);
	}
	*out = (BbHash)hash;
	return true;
}

static BbValue ref_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if ((op != BB_COMPARE_EQ && op != BB_COMPARE_NE) || !bb_is_of_type(other, &bb_weakref_type))
		return BB_NOT_IMPLEMENTED;
	BbValue a = bb_weakref_get(self), b = bb_weakref_get(other);
	if (bb_is_empty(a) || bb_is_empty(b))
		return bb_bool(bb_is(self, other) == (op == BB_COMPARE_EQ));
	return bb_compare(t, op, a, b);
}
BB_COMPARE_METHODS(ref_compare)

BB_CFUNCTION(ref_repr)
{
	BbValue v = bb_weakref_get(self), name;
	if (bb_is_empty(v))
		return bb_format(t, "<weakref at 0x%zx; dead>", (size_t)self.bits);
	int found = bb_getattr_optional(t, v, BB_NAME(t, __name__), &name);
	if (found < 0)
		return BB_EMPTY;
	if (found && bb_is_str(name))
		return bb_format(t, "<weakref at 0x%zx; to '%T' at 0x%zx (%S)>", (size_t)self.bits, v, (size_t)v.bits,
				 name);
	return bb_format(t, "<weakref at 0x%zx; to '%T' at 0x%zx>", (size_t)self.bits, v, (size_t)v.bits);
}

static BbValue get_callback(BbThread *t, BbValue self)
{
	BbValue v = bb_is_empty(bb_weakref_get(self)) ? BB_EMPTY : bb_slot_load(&to_ref(self)->callback);
	return bb_is_empty(v) ? BB_NONE : v;
}

static bool set_callback(BbThread *t, BbValue self, BbValue value)
{
	bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
	return false;
}

static const BbBuiltin ref_methods[] = {
	BB_METHOD_KW(bb_weakref_type, "__call__", ref_call_method, "Call self as a function."),
	BB_GETSET(bb_weakref_type, "__callback__", get_callback, set_callback, NULL),
	BB_CLASS_GETITEM_ENTRY(bb_weakref_type),
	BB_COMPARE_ENTRY(bb_weakref_type, ref_compare, eq),
	BB_COMPARE_ENTRY(bb_weakref_type, ref_compare, ge),
	BB_COMPARE_ENTRY(bb_weakref_type, ref_compare, gt),
	BB_HASH_ENTRY(bb_weakref_type),
	BB_METHOD_KW(bb_weakref_type, "__init__", ref_init, "Initialize self."),
	BB_COMPARE_ENTRY(bb_weakref_type, ref_compare, le),
	BB_COMPARE_ENTRY(bb_weakref_type, ref_compare, lt),
	BB_COMPARE_ENTRY(bb_weakref_type, ref_compare, ne),
	BB_NEW(bb_weakref_type, ref_new),
	BB_METHOD(bb_weakref_type, "__repr__", ref_repr, 0, 0, "Return repr(self)."),
};

BbType bb_weakref_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = ref_trace},
	.name = "ReferenceType",
	.module = "weakref",
	.doc = BB_DOC("A reference that does not keep its object alive."),
	.flags = BB_TYPE_BASE,
	.instance_size = sizeof(BbWeakRef),
	.methods = ref_methods,
	.method_count = BB_COUNT(ref_methods),
	.hash = ref_hash,
	.call = ref_call,
};
