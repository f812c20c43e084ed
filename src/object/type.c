/* SPDX-License-Identifier: MIT */
/*
 * Ready-making of static types, look-up along the mro with its memo, the table of special methods, and changes of
 * classes.
 *
 * Readers take no lock.  A memo is a dict that is filled while it is current: a writer changes the attribute and
 * publishes empty memos for the type and all its subclasses in a stopped world, so that a reader that began before the
 * change can only enter its stale find into a memo that is dropped.
 */
#include "object/type.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/shape.h"
#include "object/state.h"
#include "object/str.h"
#include "object/subclass.h"
#include "object/tuple.h"
#include "object/type_specials.h"
#include "object/type_static.h"
#include "thread/lock.h"
#include "thread/parking.h"
#include "thread/world.h"

enum { MEMO_MAX = 1024 };

/* What a memo holds for a name that the mro does not have. */
static const BbObject absent_object = BB_STATIC_OBJECT(bb_none_type);
#define ABSENT (bb_from_pointer(&absent_object))

/* ---- A type's own attributes. ---- */

/* The entry in the attributes dict: the cell. */
static BbCellObject *own_cell(BbThread *t, const BbType *type, BbValue name)
{
	BbValue attributes = bb_slot_load(&bb_type_state(t, type)->attributes);
	if (bb_is_empty(attributes))
		return NULL;
	BbValue cell = bb_dict_get_name(t, attributes, name);
	return bb_is_empty(cell) ? NULL : bb_to_pointer(cell);
}

/* Static types of the module builtins have no attribute __module__ that instances would see; the others do. */
static bool has_module(const BbType *type)
{
	return !(type->flags & BB_TYPE_HEAP) && type->module && strcmp(type->module, "builtins") != 0;
}

/* As an attribute; EMPTY, without exception: no memory. */
static BbValue static_module(BbThread *t, const BbType *type)
{
	BbValue pending = bb_exception_take(t), module = bb_intern_text(t, type->module);
	bb_exception_restore(t, pending);
	return module;
}

/* `__hash__ = None' of a static type, which with BB_SPARSE_TYPES is no attribute of its own. */
static bool is_hash_of_unhashable(BbThread *t, const BbType *type, BbValue name)
{
	return bb_is(name, bb_special_name(t, BB_SP_HASH)) && bb_type_static_unhashable(type);
}

static BbValue find_own(BbThread *t, const BbType *type, BbValue name, BbCellObject **cell)
{
	BbCellObject *own = own_cell(t, type, name);
	if (own) {
		BbValue v = bb_slot_load(&own->value);
		if (!bb_is_empty(v)) {
			*cell = own;
			return v;
		}
	}
	*cell = NULL;
	if (type->flags & BB_TYPE_HEAP)
		return BB_EMPTY;
	const BbBuiltin *method = bb_type_static_find(type, bb_str_text(name));
	if (method)
		return bb_from_pointer(method);
	if (BB_SPARSE_TYPES && is_hash_of_unhashable(t, type, name))
		return BB_NONE;
	if (bb_is(name, BB_NAME(t, __doc__)))
		return type->doc ? bb_str_from_text(t, type->doc) : BB_NONE;
	return has_module(type) && bb_is(name, BB_NAME(t, __module__)) ? static_module(t, type) : BB_EMPTY;
}

BbValue bb_type_own(BbThread *t, const BbType *type, BbValue name)
{
	BbCellObject *cell;
	return find_own(t, type, name, &cell);
}

/* ---- Looking up along the mro. ---- */

static BbValue find_in_mro(BbThread *t, const BbType *type, BbValue name, BbCellObject **cell)
{
	if (bb_is_empty(type->mro))
		return find_own(t, type, name, cell);
	const BbTuple *mro = bb_to_tuple(type->mro);
	for (size_t i = 0; i < mro->count; i++) {
		BbValue v = find_own(t, bb_to_type(mro->items[i]), name, cell);
		if (!bb_is_empty(v))
			return v;
	}
	return BB_EMPTY;
}

static BbValue current_memo(BbThread *t, BbType *type)
{
	BbTypeState *state = bb_type_state(t, type);
	BbValue memo = bb_slot_load(&state->memo);
	if (!bb_is_empty(memo) && bb_dict_count(memo) < MEMO_MAX)
		return memo;
	BbValue pending = bb_exception_take(t);
	BbValue made = bb_dict_new(t, 0);
	state = bb_is_empty(made) ? NULL : bb_type_state_to_change(t, type);
	if (!state)
		bb_exception_clear(t);
	else
		bb_store(t, type, &state->memo, made);
	bb_exception_restore(t, pending);
	return made;
}

BbValue bb_type_find(BbThread *t, const BbType *type, BbValue name, BbCellObject **cell)
{
	*cell = NULL;
	BbValue memo = bb_slot_load(&bb_type_state(t, type)->memo);
	if (BB_LIKELY(!bb_is_empty(memo))) {
		BbValue found = bb_dict_get_name(t, memo, name);
		if (BB_LIKELY(!bb_is_empty(found))) {
			if (bb_is_exact(found, &bb_cell_type)) {
				*cell = bb_to_pointer(found);
				BbValue v = bb_slot_load(&(*cell)->value);
				if (BB_LIKELY(!bb_is_empty(v)))
					return v;
				/* Deleted a moment ago. */
				return find_in_mro(t, type, name, cell);
			}
			return bb_is(found, ABSENT) ? BB_EMPTY : found;
		}
	}
	memo = current_memo(t, (BbType *)(uintptr_t)type);
	BbValue v = find_in_mro(t, type, name, cell);
	if (!bb_is_empty(memo)) {
		BbValue pending = bb_exception_take(t);
		BbValue entry = *cell ? bb_from_pointer(*cell) : bb_is_empty(v) ? ABSENT : v;
		if (!bb_dict_set(t, memo, name, entry))
			bb_exception_clear(t);
		bb_exception_restore(t, pending);
	}
	return v;
}

BbValue bb_type_lookup(BbThread *t, const BbType *type, BbValue name)
{
	BbCellObject *cell;
	return bb_type_find(t, type, name, &cell);
}

BbValue bb_type_lookup_text(BbThread *t, const BbType *type, const char *name)
{
	BbValue interned = bb_intern_text(t, name);
	if (bb_is_empty(interned)) {
		bb_exception_clear(t);
		return BB_EMPTY;
	}
	return bb_type_lookup(t, type, interned);
}

bool bb_type_is_subtype(const BbType *type, const BbType *base)
{
	if (type == base)
		return true;
	if (bb_is_empty(type->mro)) {
		for (; type; type = type->base)
			if (type == base)
				return true;
		return base == &bb_object_type;
	}
	const BbTuple *mro = bb_to_tuple(type->mro);
	for (size_t i = 0; i < mro->count; i++)
		if (bb_to_pointer(mro->items[i]) == base)
			return true;
	return false;
}

/* ---- Special methods. ---- */

/* Native shortcuts stand for a special method; a type that overrides the method in Python loses the shortcut. */
bool bb_type_python_hash(BbThread *t, BbValue self, BbHash *out)
{
	BbValue function = bb_type_of(self)->special[BB_SP_HASH];
	if (bb_is_empty(function) || bb_is_none(function))
		return !bb_is_empty(bb_type_error(t, "unhashable type: '%T'", self));
	BbValue v = bb_call_special(t, function, self, NULL, 0);
	if (bb_is_empty(v))
		return false;
	if (bb_is_small(v)) {
		*out = bb_to_small(v);
	} else if (bb_is_int(v)) {
		if (!bb_type_of(v)->hash(t, v, out))
			return false;
	} else {
		bb_type_error(t, "__hash__ method should return an integer");
		return false;
	}
	if (*out == -1)
		*out = -2;
	return true;
}

static BbValue python_next(BbThread *t, BbValue self)
{
	BbValue v = bb_call_special(t, bb_type_of(self)->special[BB_SP_NEXT], self, NULL, 0);
	if (bb_is_empty(v) && bb_exception_matches(t, &bb_exc_StopIteration))
		bb_exception_clear(t);
	return v;
}

static BbValue python_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return bb_objects(t)->call_hook(t, self, args, nargs, kwnames);
}

/* The type along the mro whose static definition provides the special method, or NULL: it comes from Python code. */
static const BbType *native_provider(BbValue special)
{
	if (bb_is_pointer(special) && bb_is_exact(special, &bb_method_descriptor_type))
		return ((const BbBuiltin *)bb_to_pointer(special))->owner;
	return NULL;
}

#if !BB_SPECIALS_APART

static void trace_specials(BbTracer *tracer, void *cell)
{
	BbTypeSpecials *table = cell;
	bb_trace_values(tracer, table->entries, table->entries + BB_SP_COUNT);
}

static const BbCellKind special_table_kind = {.trace = trace_specials};

#endif

void bb_type_trace_specials(BbTracer *tracer, const BbType *type)
{
	if (type->special)
		bb_trace_pointer(tracer, BB_CONTAINER_OF(type->special, BbTypeSpecials, entries));
}

void bb_type_fix_shortcuts(BbType *type)
{
	const BbValue *special = type->special;
	const BbType *base = type->base;
	if (type->flags & BB_TYPE_HEAP) {
		const BbType *provider = native_provider(special[BB_SP_HASH]);
		type->hash = provider && provider->hash ? provider->hash : bb_type_python_hash;
		provider = native_provider(special[BB_SP_NEXT]);
		type->next = bb_is_empty(special[BB_SP_NEXT]) ? NULL
			     : provider && provider->next     ? provider->next
							      : python_next;
		provider = native_provider(special[BB_SP_CALL]);
		type->call = bb_is_empty(special[BB_SP_CALL]) ? NULL
			     : provider && provider->call     ? provider->call
							      : python_call;
	} else if (base) {
		if (!type->hash && bb_is(special[BB_SP_HASH], base->special[BB_SP_HASH]))
			type->hash = base->hash;
		if (!type->next)
			type->next = base->next;
		if (!type->call)
			type->call = base->call;
		if (!type->hash)
			type->hash = bb_type_python_hash;
	}
	/* Static types enter those of their instances that need it themselves. */
	if ((type->flags & BB_TYPE_HEAP) && !bb_is_empty(special[BB_SP_DEL]))
		type->flags |= BB_TYPE_HAS_DEL;
}

bool bb_type_fix_specials(BbThread *t, BbType *type)
{
	BbValue found[BB_SP_COUNT];
	BbCellObject *cell;
	for (unsigned i = 0; i < BB_SP_COUNT; i++) {
		found[i] = find_in_mro(t, type, bb_special_name(t, i), &cell);
		/* `__iter__ = None' and the like: "not there", but NE, HASH and REVERSED need to see None. */
	}
#if BB_SPECIALS_APART
	if (!bb_type_set_specials(t, type, found))
		return false;
#else
	const BbType *base = type->base;
	if (base && memcmp(found, base->special, sizeof found) == 0) {
		type->special = base->special;
	} else {
		BbTypeSpecials *table = bb_alloc(t, &special_table_kind, sizeof *table);
		if (!table)
			return false;
		memcpy(table->entries, found, sizeof found);
		type->special = table->entries;
	}
#endif
	bb_type_fix_shortcuts(type);
	return true;
}

/* ---- Static types. ---- */

bool bb_type_ready(BbThread *t, BbType *type)
{
	if (!bb_type_static_prepare(t, type))
		return !bb_is_empty(bb_raise_no_memory(t));
#if BB_SPARSE_TYPES
	if (bb_type_static_is_prepared(type))
		return true;
#endif
	BbTypeState *state = bb_type_state_to_change(t, type);
	if (!state)
		return !bb_is_empty(bb_raise_no_memory(t));
	if (state->ready)
		return true;
	BbType *bases[] = {type->base, type->second_base};
	for (size_t i = 0; i < BB_COUNT(bases); i++)
		if (bases[i] && (!bb_type_ready(t, bases[i]) || !bb_subclass_add(t, type, bases[i])))
			return false;
	if (!bb_shape_enter_static(t, type))
		return !bb_is_empty(bb_raise_no_memory(t));
	state->ready =
		BB_SPARSE_TYPES || !bb_type_static_unhashable(type) || bb_type_set_text(t, type, "__hash__", BB_NONE);
	return state->ready;
}

/* ---- Changing types. ---- */

void bb_type_note_cached(BbType *type)
{
	__atomic_fetch_or(&type->header.flags, BB_TYPE_IS_CACHED, __ATOMIC_SEQ_CST);
}

/* Calls visit for the type and every subclass. */
static bool for_each_subclass(BbThread *t, BbType *type, bool (*visit)(BbThread *t, BbType *type, void *context),
			      void *context)
{
	if (!visit(t, type, context))
		return false;
	size_t pos = 0;
	for (BbType *sub; (sub = bb_subclass_next(t, type, &pos));)
		if (!for_each_subclass(t, sub, visit, context))
			return false;
	return true;
}

static void forget_memo(BbThread *t, BbType *type)
{
	BbTypeState *state = bb_type_state(t, type);
	if (!BB_SPARSE_TYPES || !bb_is_empty(bb_slot_load(&state->memo)))
		bb_store(t, type, &state->memo, BB_EMPTY);
}

static bool drop_memo(BbThread *t, BbType *type, void *context)
{
	bool *cached = context;
	forget_memo(t, type);
	if ((type->flags & BB_TYPE_HEAP) &&
	    (__atomic_fetch_or(&type->header.flags, 0, __ATOMIC_SEQ_CST) & BB_TYPE_IS_CACHED))
		*cached = true;
	return true;
}

static bool fix_one(BbThread *t, BbType *type, void *context)
{
	if (type->static_number)
		return true;
	__atomic_fetch_and(&type->header.flags, (uint8_t)~BB_TYPE_IS_CACHED, __ATOMIC_SEQ_CST);
	bb_published_store(&type->resolved, 0);
	return bb_type_fix_specials(t, type);
}

/* Does the table of special methods depend on the name? */
static bool is_special_name(const BbThread *t, BbValue name)
{
	for (unsigned i = 0; i < BB_SP_COUNT; i++)
		if (bb_is(bb_special_name(t, i), name))
			return true;
	return false;
}

static void begin_epoch_stw(BbThread *t)
{
	BbPublished32 *epoch = &bb_objects(t)->class_epoch;
	bb_published32_store(epoch, bb_published32_load(epoch) + 1);
}

/* In a stopped world, after an attribute came, went or changed kind: forgets what was found.  false: no memory. */
static bool forget_stw(BbThread *t, BbType *type, BbValue name)
{
	bool cached = false;
	begin_epoch_stw(t);
	for_each_subclass(t, type, drop_memo, &cached);
	if (!cached && !is_special_name(t, name))
		return true;
	bool ok = for_each_subclass(t, type, fix_one, NULL);
	if (cached && bb_objects(t)->clear_caches_stw)
		bb_objects(t)->clear_caches_stw(t);
	return ok;
}

static BbValue own_attributes(BbThread *t, BbType *type)
{
	BbTypeState *state = bb_type_state(t, type);
	BbValue dict = bb_slot_load(&state->attributes);
	if (!bb_is_empty(dict))
		return dict;
	BbValue made = bb_dict_new(t, 0);
	if (bb_is_empty(made))
		return BB_EMPTY;
	state = bb_type_state_to_change(t, type);
	if (!state)
		return bb_raise_no_memory(t);
	bb_lock(t, &state->lock);
	dict = bb_slot_load(&state->attributes);
	if (bb_is_empty(dict))
		bb_store(t, type, &state->attributes, dict = made);
	bb_unlock(t, &state->lock);
	return dict;
}

/* ---- The lock of those who add and delete attributes.  They allocate and stop the world under it. ---- */

enum { FREE, HELD, HELD_WAITERS };

static bool has_waiters(void *word)
{
	return bb_sync_load(word) == HELD_WAITERS;
}

void bb_type_begin_change(BbThread *t)
{
	BbSync *word = &bb_objects(t)->type_change;
	uint32_t seen = FREE;
	if (bb_sync_cas(word, &seen, HELD))
		return;
	while (bb_sync_exchange(word, HELD_WAITERS) != FREE)
		bb_park(t, word, has_waiters, word, 0, BB_FOREVER, 0, NULL);
}

void bb_type_end_change(BbThread *t)
{
	BbSync *word = &bb_objects(t)->type_change;
	if (bb_sync_exchange(word, FREE) == HELD_WAITERS)
		bb_unpark(t->rt, word, 1, NULL, NULL);
}

void bb_type_after_fork(BbThread *t)
{
	bb_sync_exchange(&bb_objects(t)->type_change, FREE);
}

/* ---- Setting and deleting. ---- */

static bool raise_missing(BbThread *t, BbType *type, BbValue name)
{
	bb_raise(t, &bb_exc_AttributeError, "type object '%Q' has no attribute '%S'", type, name);
	return false;
}

/* The cell of a name, entered without a value if there is none; NULL: raised. */
static BbCellObject *cell_to_fill(BbThread *t, BbType *type, BbValue name, BbValue attributes)
{
	BbCellObject *cell = own_cell(t, type, name);
	if (cell)
		return cell;
	cell = bb_object_new(t, &bb_cell_type, sizeof *cell);
	return cell && bb_dict_set(t, attributes, name, bb_from_pointer(cell)) ? cell : NULL;
}

/* Changes the cell and all that follows from its value at once, as other threads see it.  false: raised. */
static bool change(BbThread *t, BbType *type, BbValue name, BbCellObject *cell, BbValue value)
{
	bb_world_stop(t);
	bool missing = bb_is_empty(value) && bb_is_empty(bb_slot_load(&cell->value)), ok = true;
	if (!missing) {
		bb_store(t, cell, &cell->value, value);
		ok = forget_stw(t, type, name);
	}
	bb_world_start(t);
	if (missing)
		return raise_missing(t, type, name);
	return ok || !bb_is_empty(bb_raise_no_memory(t));
}

/* A cell without a value counts as none, so the entry may come before and go after the change. */
static bool set_locked(BbThread *t, BbType *type, BbValue name, BbValue value, BbValue attributes)
{
	if (!bb_is_empty(value)) {
		BbCellObject *cell = cell_to_fill(t, type, name, attributes);
		return cell && change(t, type, name, cell, value);
	}
	BbCellObject *cell = own_cell(t, type, name);
	if (!cell)
		return raise_missing(t, type, name);
	return change(t, type, name, cell, BB_EMPTY) && bb_dict_delete(t, attributes, name) >= 0;
}

/* Is it a plain value whose change nobody has to hear of? */
static bool is_plain(BbValue v)
{
	return !bb_is_empty(v) && !bb_is_descriptor(v) && !bb_is_data_descriptor(v);
}

bool bb_type_set(BbThread *t, BbType *type, BbValue name, BbValue value)
{
	BbValue attributes = own_attributes(t, type);
	if (bb_is_empty(attributes))
		return false;
	/* From here to the store there is no poll: nobody stops the world in between. */
	BbCellObject *cell = own_cell(t, type, name);
	if (cell && is_plain(bb_slot_load(&cell->value)) && is_plain(value) && !is_special_name(t, name)) {
		bb_store(t, cell, &cell->value, value);
		return true;
	}
	if (!(type->flags & BB_TYPE_READY) && !bb_is_empty(value)) {
		/* No other thread knows it yet. */
		cell = cell_to_fill(t, type, name, attributes);
		if (cell)
			bb_store(t, cell, &cell->value, value);
		forget_memo(t, type);
		return cell != NULL;
	}
	bb_type_begin_change(t);
	bool ok = set_locked(t, type, name, value, attributes);
	bb_type_end_change(t);
	return ok;
}

bool bb_type_set_unnamed(BbThread *t, BbType *type, BbValue key, BbValue value)
{
	BbValue attributes = own_attributes(t, type);
	BbCellObject *cell = bb_is_empty(attributes) ? NULL : bb_object_new(t, &bb_cell_type, sizeof *cell);
	if (!cell)
		return false;
	bb_slot_init(&cell->value, value);
	return bb_dict_set(t, attributes, key, bb_from_pointer(cell));
}

static bool set_pattern_flags(BbThread *t, BbType *type, void *context)
{
	const uint32_t *flags = context;
	if (!(type->flags & BB_TYPE_IMMUTABLE))
		type->flags = (type->flags & ~BB_TYPE_PATTERN_FLAGS) | *flags;
	return true;
}

void bb_type_set_pattern_flags(BbThread *t, BbType *type, uint32_t flags)
{
	bb_world_stop(t);
	for_each_subclass(t, type, set_pattern_flags, &flags);
	bb_world_start(t);
}

bool bb_type_bases_changed(BbThread *t, BbType *type)
{
	bool cached;
	bb_world_stop(t);
	begin_epoch_stw(t);
	for_each_subclass(t, type, drop_memo, &cached);
	bool ok = for_each_subclass(t, type, fix_one, NULL);
	if (bb_objects(t)->clear_caches_stw)
		bb_objects(t)->clear_caches_stw(t);
	bb_world_start(t);
	return ok || !bb_is_empty(bb_raise_no_memory(t));
}

bool bb_type_set_text(BbThread *t, BbType *type, const char *name, BbValue value)
{
	BbValue interned = bb_is_empty(value) ? BB_EMPTY : bb_intern_text(t, name);
	return !bb_is_empty(interned) && bb_type_set(t, type, interned, value);
}

/* ---- Names. ---- */

BbValue bb_type_name(BbThread *t, const BbType *type)
{
	BbValue name = bb_slot_load(&type->name_object);
	return bb_is_empty(name) ? bb_intern_text(t, type->name) : name;
}

BbValue bb_type_qualname(BbThread *t, const BbType *type)
{
	BbValue name = bb_slot_load(&type->qualname);
	return bb_is_empty(name) ? bb_type_name(t, type) : name;
}

BbValue bb_type_module(BbThread *t, const BbType *type)
{
	if (!(type->flags & BB_TYPE_HEAP))
		return bb_intern_text(t, type->module ? type->module : "builtins");
	BbValue module = bb_type_own(t, type, BB_NAME(t, __module__));
	return bb_is_empty(module) ? bb_raise(t, &bb_exc_AttributeError, "__module__") : module;
}

bool bb_type_collect_names(BbThread *t, const BbType *type, BbValue dict)
{
	const BbTuple *mro = bb_to_tuple(type->mro);
	for (size_t i = 0; i < mro->count; i++) {
		BbValue own = bb_type_attributes(t, bb_to_type(mro->items[i]));
		if (bb_is_empty(own) || !bb_dict_merge(t, dict, own, 1))
			return false;
	}
	return true;
}

BbValue bb_type_attributes(BbThread *t, const BbType *type)
{
	BbValue dict = bb_dict_new(t, 0);
	if (bb_is_empty(dict))
		return BB_EMPTY;
	for (size_t i = 0; i < type->method_count; i++)
		if (!bb_dict_set_name(t, dict, type->methods[i].name, bb_from_pointer(&type->methods[i])))
			return BB_EMPTY;
	if (!(type->flags & BB_TYPE_HEAP) && !bb_type_static_find(type, "__doc__")) {
		BbValue doc = type->doc ? bb_str_from_text(t, type->doc) : BB_NONE;
		if (bb_is_empty(doc) || !bb_dict_set_name(t, dict, "__doc__", doc))
			return BB_EMPTY;
	}
	if (BB_SPARSE_TYPES && is_hash_of_unhashable(t, type, bb_special_name(t, BB_SP_HASH)) &&
	    !bb_dict_set(t, dict, bb_special_name(t, BB_SP_HASH), BB_NONE))
		return BB_EMPTY;
	if (has_module(type) && !bb_type_static_find(type, "__module__")) {
		BbValue module = static_module(t, type);
		if (bb_is_empty(module) || !bb_dict_set(t, dict, BB_NAME(t, __module__), module))
			return BB_EMPTY;
	}
	BbValue attributes = bb_slot_load(&bb_type_state(t, type)->attributes);
	BbValue key, cell;
	size_t pos = 0;
	while (!bb_is_empty(attributes) && bb_dict_next(attributes, &pos, &key, &cell)) {
		BbValue v = bb_slot_load(&((BbCellObject *)bb_to_pointer(cell))->value);
		if (!bb_is_empty(v) && !bb_dict_set(t, dict, key, v))
			return BB_EMPTY;
	}
	return dict;
}
