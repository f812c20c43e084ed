/* SPDX-License-Identifier: MIT */
/*
 * Module _abc: what abc.ABCMeta does.
 *
 * Each abstract base class has an AbcData in its attribute _abc_impl: sets of weak references to the classes that are
 * registered, known to be subclasses, and known not to be.  Every registration raises a number that all negative caches
 * are compared with; a stale one is replaced.  Who has found a class to be no subclass enters it into the negative
 * cache that was valid when it began to look, so that a registration meanwhile is not missed.
 *
 * Threading: the sets lock themselves; `negative' and `version' are published, the set first.  The number is shared by
 * all runtimes of the process, which costs them nothing but some caches.
 */
#include "modules/mod_abc.h"

#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/state.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/weakref.h"
#include "thread/lock.h"
#include "thread/world.h"

typedef struct AbcData {
	BbObject header;
	BbSlot registry, cache, negative; /* sets; EMPTY: nothing yet.  Guard: lock */
	BbPublished version;		  /* of negative.  Guard: lock */
} AbcData;

static BbSyncWord registrations;

static void data_trace(BbTracer *tracer, void *cell)
{
	const AbcData *data = cell;
	bb_trace_slot(tracer, &data->registry);
	bb_trace_slot(tracer, &data->cache);
	bb_trace_slot(tracer, &data->negative);
}

static BbType data_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = data_trace},
	.name = "_abc_data",
	.module = "_abc",
	.doc = BB_DOC("Internal state held by ABC machinery."),
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(AbcData),
};

static AbcData *data_of(BbThread *t, BbValue cls)
{
	BbValue v = bb_has_flag(cls, BB_TYPE_IS_TYPE) ? bb_type_lookup(t, bb_to_type(cls), BB_NAME(t, _abc_impl))
						      : BB_EMPTY;
	if (!bb_is_empty(v) && bb_is_exact(v, &data_type))
		return bb_to_pointer(v);
	if (!bb_has_exception(t))
		bb_type_error(t, "_abc_impl is set to a wrong type");
	return NULL;
}

/* A set that is made when it is first needed. */
static BbValue need_set(BbThread *t, AbcData *data, BbSlot *slot)
{
	BbValue set = bb_slot_load(slot);
	if (!bb_is_empty(set))
		return set;
	BbValue new = bb_set_new(t);
	if (bb_is_empty(new))
		return new;
	bb_lock(t, &data->header.lock);
	set = bb_slot_load(slot);
	if (bb_is_empty(set))
		bb_store(t, data, slot, set = new);
	bb_unlock(t, &data->header.lock);
	return set;
}

static bool add_weak(BbThread *t, BbValue set, BbValue cls)
{
	BbValue ref = bb_is_empty(set) ? set : bb_weakref_new(t, cls, BB_EMPTY);
	return !bb_is_empty(ref) && bb_set_add(t, set, ref);
}

static bool remember(BbThread *t, AbcData *data, BbSlot *slot, BbValue cls)
{
	return add_weak(t, need_set(t, data, slot), cls);
}

static int contains(BbThread *t, BbValue set, BbValue cls)
{
	if (bb_is_empty(set) || bb_set_count(set) == 0)
		return 0;
	BbValue ref = bb_weakref_new(t, cls, BB_EMPTY);
	return bb_is_empty(ref) ? -1 : bb_set_contains(t, set, ref);
}

/* The negative cache, if it is valid for the number that it is compared with, else a new one. */
static BbValue valid_negative(BbThread *t, AbcData *data, uintptr_t *version)
{
	*version = bb_syncword_load(&registrations);
	bb_lock(t, &data->header.lock);
	BbValue set = bb_published_load(&data->version) == *version ? bb_slot_load(&data->negative) : BB_EMPTY;
	bb_unlock(t, &data->header.lock);
	if (!bb_is_empty(set))
		return set;
	BbValue new = bb_set_new(t);
	if (bb_is_empty(new))
		return new;
	bb_lock(t, &data->header.lock);
	if (bb_published_load(&data->version) == *version && !bb_is_empty(bb_slot_load(&data->negative))) {
		new = bb_slot_load(&data->negative);
	} else {
		bb_store(t, data, &data->negative, new);
		bb_published_store(&data->version, *version);
	}
	bb_unlock(t, &data->header.lock);
	return new;
}

/* ---- Which methods are abstract. ---- */

static int is_abstract(BbThread *t, BbValue v)
{
	BbValue flag;
	int found = bb_getattr_optional(t, v, BB_NAME(t, __isabstractmethod__), &flag);
	return found > 0 ? bb_truth(t, flag) : found;
}

static bool add_own(BbThread *t, BbValue cls, BbValue names)
{
	BbValue own = bb_type_attributes(t, bb_to_type(cls));
	BbValue keys = bb_is_empty(own) ? own : bb_dict_keys_list(t, own);
	for (size_t i = 0; !bb_is_empty(keys) && i < bb_list_count(keys); i++) {
		BbValue name = bb_list_get(t, keys, (intptr_t)i);
		BbValue v = bb_is_exact(name, &bb_str_type) ? bb_type_own(t, bb_to_type(cls), name) : BB_EMPTY;
		if (bb_is_empty(v))
			continue;
		int abstract = is_abstract(t, v);
		if (abstract < 0 || (abstract && !bb_set_add(t, names, name)))
			return false;
	}
	return !bb_is_empty(keys);
}

static bool add_inherited(BbThread *t, BbValue cls, BbValue names)
{
	BbValue bases = bb_to_type(cls)->bases;
	for (size_t i = 0; i < bb_tuple_count(bases); i++) {
		BbValue inherited, iterator, name, v;
		int found = bb_getattr_optional(t, bb_tuple_get(bases, i), BB_NAME(t, __abstractmethods__), &inherited);
		if (found == 0)
			continue;
		iterator = found < 0 ? BB_EMPTY : bb_iter(t, inherited);
		if (bb_is_empty(iterator))
			return false;
		int more;
		while ((more = bb_next(t, iterator, &name)) > 0) {
			found = bb_getattr_optional(t, cls, name, &v);
			int abstract = found > 0 ? is_abstract(t, v) : found;
			if (abstract < 0 || (abstract && !bb_set_add(t, names, name)))
				return false;
		}
		if (more < 0)
			return false;
	}
	return true;
}

/* Sequence and Mapping name themselves as what match statements ask for, by the numbers of CPython's flags. */
static bool take_pattern_flags(BbThread *t, BbValue cls)
{
	BbValue name = bb_intern_text(t, "__abc_tpflags__");
	BbValue v = bb_is_empty(name) ? name : bb_type_own(t, bb_to_type(cls), name);
	if (bb_is_empty(v))
		return !bb_has_exception(t);
	if (bb_is_small(v)) {
		bb_type_set_pattern_flags(t, bb_to_type(cls),
					  (bb_to_small(v) & 1 << 5 ? BB_TYPE_SEQUENCE : 0) |
						  (bb_to_small(v) & 1 << 6 ? BB_TYPE_MAPPING : 0));
		return bb_type_set(t, bb_to_type(cls), name, BB_EMPTY);
	}
	return true;
}

BB_CFUNCTION(abc_init)
{
	BbValue names = bb_set_new(t);
	if (!bb_has_flag(args[0], BB_TYPE_IS_TYPE))
		return bb_type_error(t, "_abc_init() argument must be a type");
	if (bb_is_empty(names) || !add_own(t, args[0], names) || !add_inherited(t, args[0], names))
		return BB_EMPTY;
	BbValue frozen = bb_set_from_iterable(t, &bb_frozenset_type, names);
	if (bb_is_empty(frozen) || !bb_setattr(t, args[0], BB_NAME(t, __abstractmethods__), frozen))
		return BB_EMPTY;
	AbcData *data = bb_object_new(t, &data_type, sizeof(AbcData));
	if (!data || !bb_type_set(t, bb_to_type(args[0]), BB_NAME(t, _abc_impl), bb_from_pointer(data)))
		return BB_EMPTY;
	return take_pattern_flags(t, args[0]) ? BB_NONE : BB_EMPTY;
}

/* ---- Registering and asking. ---- */

BB_CFUNCTION(abc_register)
{
	BbValue cls = args[0], subclass = args[1];
	if (!bb_has_flag(subclass, BB_TYPE_IS_TYPE))
		return bb_type_error(t, "Can only register classes");
	int known = bb_is_subclass(t, subclass, cls);
	if (known)
		return known < 0 ? BB_EMPTY : subclass;
	known = bb_is_subclass(t, cls, subclass);
	if (known)
		return known < 0 ? BB_EMPTY : bb_runtime_error(t, "Refusing to create an inheritance cycle");
	AbcData *data = data_of(t, cls);
	if (!data || !remember(t, data, &data->registry, subclass))
		return BB_EMPTY;
	bb_syncword_add(&registrations, 1);
	uint32_t pattern = bb_to_type(cls)->flags & BB_TYPE_PATTERN_FLAGS;
	uint32_t flags = bb_to_type(subclass)->flags;
	if (pattern && !(flags & BB_TYPE_IMMUTABLE) && (flags & pattern) != pattern)
		bb_type_set_pattern_flags(t, bb_to_type(subclass), pattern);
	return subclass;
}

static BbValue ask(BbThread *t, BbValue cls, BbValue subclass)
{
	return bb_call_method(t, cls, "__subclasscheck__", &subclass, 1);
}

BB_CFUNCTION(abc_instancecheck)
{
	AbcData *data = data_of(t, args[0]);
	BbValue subclass = data ? bb_getattr(t, args[1], BB_NAME(t, __class__)) : BB_EMPTY;
	if (bb_is_empty(subclass))
		return subclass;
	int known = bb_is_pointer(subclass) ? contains(t, bb_slot_load(&data->cache), subclass) : 0;
	if (known)
		return known < 0 ? BB_EMPTY : BB_TRUE;
	BbValue type = bb_from_pointer(bb_type_of(args[1]));
	BbValue result = ask(t, args[0], subclass);
	if (bb_is(type, subclass) || bb_is_empty(result))
		return result;
	int truth = bb_truth(t, result);
	return truth < 0 ? BB_EMPTY : truth ? BB_TRUE : ask(t, args[0], type);
}

/* Is the class a subclass of one of the n candidates? */
static int derives(BbThread *t, BbValue subclass, BbValue candidates)
{
	for (size_t i = 0; i < bb_tuple_count(candidates); i++) {
		BbValue candidate = bb_tuple_get(candidates, i);
		if (bb_is_weakref(candidate))
			candidate = bb_weakref_get(candidate);
		int yes = bb_is_empty(candidate) ? 0 : bb_is_subclass(t, subclass, candidate);
		if (yes)
			return yes;
	}
	return 0;
}

/* What the class itself, its bases, what is registered and the subclasses say: 1, 0, -1. */
static int look(BbThread *t, AbcData *data, BbValue cls, BbValue subclass, bool *final)
{
	BbValue verdict = bb_call_method(t, cls, "__subclasshook__", &subclass, 1);
	*final = true;
	if (bb_is(verdict, BB_TRUE))
		return 1;
	if (bb_is(verdict, BB_FALSE))
		return 0;
	if (bb_is_empty(verdict))
		return -1;
	if (!bb_is(verdict, BB_NOT_IMPLEMENTED)) {
		bb_raise(t, &bb_exc_AssertionError,
			 "__subclasshook__ must return either False, True, or NotImplemented");
		return -1;
	}
	if (bb_type_is_subtype(bb_to_type(subclass), bb_to_type(cls)))
		return 1;
	BbValue registry = bb_slot_load(&data->registry);
	if (!bb_is_empty(registry)) {
		BbValue members = bb_set_snapshot(t, registry);
		int yes = bb_is_empty(members) ? -1 : derives(t, subclass, members);
		if (yes)
			return yes;
	}
	BbValue list = bb_call_method(t, cls, "__subclasses__", NULL, 0);
	if (bb_is_empty(list))
		return -1;
	if (!bb_is_list(list)) {
		bb_type_error(t, "__subclasses__() must return a list");
		return -1;
	}
	BbValue members = bb_list_snapshot(t, list);
	return bb_is_empty(members) ? -1 : derives(t, subclass, members);
}

BB_CFUNCTION(abc_subclasscheck)
{
	BbValue cls = args[0], subclass = args[1];
	if (!bb_has_flag(subclass, BB_TYPE_IS_TYPE))
		return bb_type_error(t, "issubclass() arg 1 must be a class");
	AbcData *data = data_of(t, cls);
	if (!data)
		return BB_EMPTY;
	int known = contains(t, bb_slot_load(&data->cache), subclass);
	if (known)
		return known < 0 ? BB_EMPTY : BB_TRUE;
	uintptr_t version;
	BbValue negative = valid_negative(t, data, &version);
	known = bb_is_empty(negative) ? -1 : contains(t, negative, subclass);
	if (known)
		return known < 0 ? BB_EMPTY : BB_FALSE;
	bool final;
	int yes = bb_check_native_stack(t, "in __subclasscheck__") ? look(t, data, cls, subclass, &final) : -1;
	if (yes < 0)
		return BB_EMPTY;
	if (yes)
		return remember(t, data, &data->cache, subclass) ? BB_TRUE : BB_EMPTY;
	return add_weak(t, negative, subclass) ? BB_FALSE : BB_EMPTY;
}

BB_CFUNCTION(cache_token)
{
	return bb_int_from_size(t, bb_syncword_load(&registrations));
}

static BbValue copy_of(BbThread *t, const BbSlot *slot)
{
	BbValue set = bb_slot_load(slot);
	return bb_is_empty(set) ? bb_set_new(t) : bb_set_copy(t, set);
}

BB_CFUNCTION(get_dump)
{
	AbcData *data = data_of(t, args[0]);
	if (!data)
		return BB_EMPTY;
	BbValue parts[] = {copy_of(t, &data->registry), copy_of(t, &data->cache), copy_of(t, &data->negative),
			   bb_int_from_size(t, bb_published_load(&data->version))};
	for (size_t i = 0; i < BB_COUNT(parts); i++)
		if (bb_is_empty(parts[i]))
			return BB_EMPTY;
	return bb_tuple_from(t, parts, BB_COUNT(parts));
}

static void empty_set(BbThread *t, const BbSlot *slot)
{
	BbValue set = bb_slot_load(slot);
	if (!bb_is_empty(set))
		bb_set_clear(t, set);
}

BB_CFUNCTION(reset_registry)
{
	AbcData *data = data_of(t, args[0]);
	if (!data)
		return BB_EMPTY;
	empty_set(t, &data->registry);
	return BB_NONE;
}

BB_CFUNCTION(reset_caches)
{
	AbcData *data = data_of(t, args[0]);
	if (!data)
		return BB_EMPTY;
	empty_set(t, &data->cache);
	empty_set(t, &data->negative);
	return BB_NONE;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("_abc_init", abc_init, 1, 1, "Find a new class's abstract methods and give it its _abc_impl."),
	BB_FUNCTION("_abc_instancecheck", abc_instancecheck, 2, 2, "What ABCMeta.__instancecheck__ does."),
	BB_FUNCTION("_abc_register", abc_register, 2, 2, "What ABCMeta.register does."),
	BB_FUNCTION("_abc_subclasscheck", abc_subclasscheck, 2, 2, "What ABCMeta.__subclasscheck__ does."),
	BB_FUNCTION("_get_dump", get_dump, 1, 1,
		    "Return what is known of a class: (registry, cache, negative cache, version)."),
	BB_FUNCTION("_reset_caches", reset_caches, 1, 1, "Forget what has been found out about a class."),
	BB_FUNCTION("_reset_registry", reset_registry, 1, 1, "Forget what is registered with a class."),
	BB_FUNCTION("get_cache_token", cache_token, 0, 0,
		    "Return a number that changes with every call of register() on any abstract base class."),
};

static bool abc_module_init(BbThread *t, BbValue module)
{
	return bb_type_ready(t, &data_type);
}

const BbModuleDef bb_mod_abc = {
	.name = "_abc",
	.doc = BB_DOC("What abc.ABCMeta is made of."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = abc_module_init,
};
