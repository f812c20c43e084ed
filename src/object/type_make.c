/* SPDX-License-Identifier: MIT */
/*
 * Making classes: bases, metatype, C3 order, layout, __slots__, __set_name__ and __init_subclass__.
 *
 * A new type is seen by nobody else until its creator publishes it; only being entered among its bases' subclasses
 * comes earlier.
 */
#include "object/type.h"

#include "object/codec.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/instance.h"
#include "object/int.h"
#include "object/list.h"
#include "object/list_sort.h"
#include "object/protocol.h"
#include "object/shape.h"
#include "object/state.h"
#include "object/str.h"
#include "object/subclass.h"
#include "object/tuple.h"
#include "object/type_static.h"
#include "thread/lock.h"

BbType *bb_type_winner(BbThread *t, BbType *metatype, BbValue bases)
{
	for (size_t i = 0; i < bb_tuple_count(bases); i++) {
		BbType *other = bb_type_of(bb_tuple_get(bases, i));
		if (bb_type_is_subtype(metatype, other))
			continue;
		if (bb_type_is_subtype(other, metatype)) {
			metatype = other;
			continue;
		}
		bb_type_error(
			t,
			"metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
		return NULL;
	}
	return metatype;
}

/* ---- C3. ---- */

/* Is the value in the tuple behind position `from'? */
static bool in_tail(const BbTuple *tuple, size_t from, BbValue v)
{
	for (size_t i = from + 1; i < tuple->count; i++)
		if (bb_is(tuple->items[i], v))
			return true;
	return false;
}

static BbValue mro_conflict(BbThread *t, BbValue *lists, size_t *at, size_t n)
{
	BbValue dict = bb_dict_new(t, 0);
	for (size_t i = 0; i < n && !bb_is_empty(dict); i++)
		if (at[i] < bb_tuple_count(lists[i]) && !bb_dict_set(t, dict, bb_tuple_get(lists[i], at[i]), BB_NONE))
			return BB_EMPTY;
	if (bb_is_empty(dict))
		return BB_EMPTY;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_text(&b, "Cannot create a consistent method resolution order (MRO) for bases");
	BbValue key, value;
	size_t pos = 0;
	const char *separator = " ";
	while (bb_dict_next(dict, &pos, &key, &value)) {
		bb_str_builder_add_text(&b, separator);
		bb_str_builder_add_text(&b, bb_to_type(key)->name);
		separator = ", ";
	}
	BbValue text = bb_str_builder_finish(&b);
	return bb_is_empty(text) ? BB_EMPTY : bb_type_error(t, "%S", text);
}

BbValue bb_type_compute_mro(BbThread *t, BbType *type, BbValue bases)
{
	size_t n = bb_tuple_count(bases);
	for (size_t i = 0; i < n; i++)
		if (in_tail(bb_to_tuple(bases), i, bb_tuple_get(bases, i)))
			return bb_type_error(t, "duplicate base class %s", bb_to_type(bb_tuple_get(bases, i))->name);
	for (size_t i = 0; i < n; i++)
		if (bb_is_empty(bb_to_type(bb_tuple_get(bases, i))->mro))
			return bb_type_error(t, "Cannot extend an incomplete type '%N'",
					     bb_to_type(bb_tuple_get(bases, i)));
	BbValue result = bb_list_from(t, (BbValue[]){bb_from_pointer(type)}, 1);
	BbTuple *lists = bb_tuple_alloc(t, n + 1);
	size_t *at = bb_platform_alloc((n + 1) * sizeof *at);
	if (bb_is_empty(result) || !lists || !at) {
		bb_platform_free(at);
		return bb_has_exception(t) ? BB_EMPTY : bb_raise_no_memory(t);
	}
	for (size_t i = 0; i < n; i++)
		lists->items[i] = bb_to_type(bb_tuple_get(bases, i))->mro;
	lists->items[n] = bases;
	BbValue mro = BB_EMPTY;
	for (;;) {
		BbValue next = BB_EMPTY;
		bool left = false;
		for (size_t i = 0; i <= n && bb_is_empty(next); i++) {
			if (at[i] >= bb_tuple_count(lists->items[i]))
				continue;
			left = true;
			BbValue candidate = bb_tuple_get(lists->items[i], at[i]);
			bool good = true;
			for (size_t j = 0; j <= n && good; j++)
				good = !in_tail(bb_to_tuple(lists->items[j]), at[j], candidate);
			if (good)
				next = candidate;
		}
		if (!left) {
			mro = bb_list_snapshot(t, result);
			break;
		}
		if (bb_is_empty(next)) {
			mro_conflict(t, lists->items, at, n + 1);
			break;
		}
		if (!bb_list_append(t, result, next))
			break;
		for (size_t i = 0; i <= n; i++)
			if (at[i] < bb_tuple_count(lists->items[i]) &&
			    bb_is(bb_tuple_get(lists->items[i], at[i]), next))
				at[i]++;
	}
	bb_platform_free(at);
	return mro;
}

/* ---- Layout. ---- */

/* The base whose instances the new type's instances extend: the native part of the layout, ignoring attribute slots. */
static BbType *native_base(BbType *type)
{
	while ((type->flags & BB_TYPE_HEAP) && type->base)
		type = type->base;
	return type;
}

static uint32_t slot_count(const BbType *type)
{
	return bb_is_empty(type->slot_names) ? 0 : (uint32_t)bb_tuple_count(type->slot_names);
}

/* The type along the bases that last added something to the layout: fields in C or __slots__. */
static BbType *solid_base(BbType *type)
{
	for (;;) {
		BbType *base = type->base;
		bool is_solid = !base || ((type->flags & BB_TYPE_HEAP) ? slot_count(type) != slot_count(base)
								       : base->instance_size != type->instance_size ||
										 base->item_size != type->item_size ||
										 bb_exception_adds_fields(type));
		if (is_solid)
			return type;
		type = base;
	}
}

BbType *bb_type_best_base(BbThread *t, BbValue bases)
{
	BbType *best = NULL, *best_solid = NULL;
	for (size_t i = 0; i < bb_tuple_count(bases); i++) {
		BbValue v = bb_tuple_get(bases, i);
		if (!bb_is_type(v)) {
			bb_type_error(t, "bases must be types");
			return NULL;
		}
		BbType *base = bb_to_type(v);
		if (!(base->flags & BB_TYPE_BASE)) {
			bb_type_error(t, "type '%Q' is not an acceptable base type", base);
			return NULL;
		}
		BbType *solid = solid_base(base);
		if (best && bb_type_is_subtype(best_solid, solid))
			continue;
		if (best && !bb_type_is_subtype(solid, best_solid)) {
			bb_type_error(t, "multiple bases have instance lay-out conflict");
			return NULL;
		}
		best = base;
		best_solid = solid;
	}
	return best;
}

/* Is what a metatype's mro() returned fit to be the mro of the type? */
static bool check_mro(BbThread *t, BbType *type, BbValue mro)
{
	if (bb_tuple_count(mro) == 0)
		return !bb_is_empty(bb_type_error(t, "type MRO must not be empty"));
	for (size_t i = 0; i < bb_tuple_count(mro); i++) {
		BbValue v = bb_tuple_get(mro, i);
		if (!bb_is_type(v))
			return !bb_is_empty(bb_type_error(t, "mro() returned a non-class ('%T')", v));
		if (!bb_type_is_subtype(solid_base(type->base), solid_base(bb_to_type(v))) && bb_to_type(v) != type)
			return !bb_is_empty(
				bb_type_error(t, "mro() returned base with unsuitable layout ('%N')", bb_to_type(v)));
	}
	return true;
}

BbValue bb_type_ask_mro(BbThread *t, BbType *type)
{
	BbType *metatype = bb_type_of(bb_from_pointer(type));
	BbValue method = bb_type_lookup(t, metatype, BB_NAME(t, mro));
	if (metatype == &bb_type_type || bb_is_exact(method, &bb_method_descriptor_type))
		return bb_type_compute_mro(t, type, type->bases);
	if (bb_is_empty(method))
		return bb_raise(t, &bb_exc_AttributeError, "mro");
	BbValue made = bb_call_special(t, method, bb_from_pointer(type), NULL, 0);
	BbValue mro = bb_is_empty(made) ? BB_EMPTY : bb_tuple_from_iterable(t, made);
	return bb_is_empty(mro) || !check_mro(t, type, mro) ? BB_EMPTY : mro;
}

/* An instance of a class with a native part in front; or behind, for variable-sized types (instance.h). */
static void trace_native(BbTracer *tracer, void *cell)
{
	BbObject *object = cell;
	BbType *type = bb_type_of_object(object);
	bb_trace_pointer(tracer, type);
	const BbType *native = native_base(type);
	if (native->kind.trace)
		native->kind.trace(tracer, cell);
	if ((type->flags & BB_TYPE_INSTANCE) && !(native->flags & BB_TYPE_INSTANCE))
		bb_instance_trace(tracer, object, type);
}

static BbValue mangle(BbThread *t, BbValue class_name, BbValue name)
{
	const BbStr *s = bb_to_str(name);
	if (s->size < 3 || bb_str_data(s)[0] != '_' || bb_str_data(s)[1] != '_' ||
	    (bb_str_data(s)[s->size - 1] == '_' && bb_str_data(s)[s->size - 2] == '_'))
		return bb_intern(t, name);
	const char *c = bb_str_text(class_name);
	while (*c == '_')
		c++;
	if (!*c)
		return bb_intern(t, name);
	BbValue mangled = bb_format(t, "_%s%S", c, name);
	return bb_is_empty(mangled) ? BB_EMPTY : bb_intern(t, mangled);
}

static bool check_slot_name(BbThread *t, BbType *type, BbValue name)
{
	if (!bb_is_str(name))
		return !bb_is_empty(bb_type_error(t, "__slots__ items must be strings, not '%T'", name));
	const BbType *native = native_base(type);
	if (native->item_size && native != &bb_str_type && !(native->flags & BB_TYPE_IS_TYPE) &&
	    !bb_str_equals_text(name, "__dict__"))
		return !bb_is_empty(
			bb_type_error(t, "nonempty __slots__ not supported for subtype of '%N'", type->base));
	BbValue identifier = bb_call_method(t, name, "isidentifier", NULL, 0);
	if (!bb_is_empty(identifier) && !bb_is(identifier, BB_TRUE))
		bb_type_error(t, "__slots__ must be identifiers");
	return bb_is(identifier, BB_TRUE);
}

/* __dict__ or __weakref__ in __slots__. */
static bool add_slot_flag(BbThread *t, BbType *type, uint32_t flag, const char *name, uint32_t *flags)
{
	if ((*flags | type->base->flags) & flag)
		return !bb_is_empty(bb_type_error(t, "%s slot disallowed: we already got one", name));
	*flags |= flag;
	return true;
}

/* The names in __slots__ that are attributes, mangled and sorted; the others become flags.  EMPTY: raised. */
static BbValue slot_attributes(BbThread *t, BbType *type, BbValue slots, uint32_t *flags)
{
	BbValue names = bb_is_str(slots) ? bb_tuple_from(t, &slots, 1) : bb_tuple_from_iterable(t, slots);
	BbValue list = bb_list_new(t, 0), class_name = bb_slot_load(&type->name_object);
	if (bb_is_empty(names) || bb_is_empty(list))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(names); i++) {
		BbValue name = bb_tuple_get(names, i);
		if (!check_slot_name(t, type, name))
			return BB_EMPTY;
		bool is_dict = bb_str_equals_text(name, "__dict__");
		if (is_dict || bb_str_equals_text(name, "__weakref__")) {
			if (!add_slot_flag(t, type, is_dict ? BB_TYPE_HAS_DICT : BB_TYPE_HAS_WEAKREF, bb_str_text(name),
					   flags))
				return BB_EMPTY;
			continue;
		}
		BbValue mangled = mangle(t, class_name, name);
		if (bb_is_empty(mangled))
			return BB_EMPTY;
		if (!bb_is_empty(bb_type_own(t, type, mangled)) && !bb_str_equals_text(name, "__qualname__") &&
		    !bb_str_equals_text(name, "__classcell__"))
			return bb_value_error(t, "%R in __slots__ conflicts with class variable", name);
		if (!bb_list_append(t, list, mangled))
			return BB_EMPTY;
	}
	return bb_list_sort(t, list, BB_EMPTY, false) ? list : BB_EMPTY;
}

/* __slots__: makes the member descriptors.  Sorted, so that classes with the same slots have the same layout. */
static bool make_slots(BbThread *t, BbType *type, BbValue slots, uint32_t *flags)
{
	BbValue names = slot_attributes(t, type, slots, flags);
	uint32_t first = slot_count(type->base);
	if (bb_is_empty(names))
		return false;
	BbValue all = first ? bb_list_from_iterable(t, type->base->slot_names) : bb_list_new(t, 0);
	if (bb_is_empty(all) || !bb_list_extend(t, all, names))
		return false;
	if (bb_list_count(all) >= BB_SHAPE_SLOTS_MAX)
		return !bb_is_empty(bb_value_error(t, "too many __slots__"));
	for (uint32_t i = 0; i < bb_list_count(names); i++) {
		BbValue name = bb_list_peek(bb_to_list(names), i);
		BbValue member = bb_member_new(t, type, name, first + i);
		if (bb_is_empty(member) || !bb_type_set(t, type, name, member))
			return false;
	}
	type->slot_names = bb_list_snapshot(t, all);
	return !bb_is_empty(type->slot_names);
}

static bool lay_out(BbThread *t, BbType *type, BbValue slots)
{
	BbType *base = type->base;
	type->flags |= base->flags & BB_TYPE_IS_INHERITED;
	type->kind.trace = trace_native;
	type->kind.release = base->kind.release;
	type->buffer = base->buffer;
	type->item_size = base->item_size;
	type->slot_names = base->slot_names;
	for (size_t i = 1; i < bb_tuple_count(type->bases); i++)
		type->flags |=
			bb_to_type(bb_tuple_get(type->bases, i))->flags & (BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF);
	if (bb_is_empty(slots)) {
		type->flags |= BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF;
	} else {
		uint32_t flags = 0;
		if (!make_slots(t, type, slots, &flags))
			return false;
		type->flags |= flags;
	}
	uint32_t fixed = slot_count(type);
	if (fixed || (type->flags & BB_TYPE_HAS_DICT))
		type->flags |= BB_TYPE_INSTANCE;
	BbType *native = native_base(type);
	if (native->flags & BB_TYPE_IS_TYPE)
		type->flags &= ~(uint32_t)BB_TYPE_INSTANCE; /* classes keep their attributes themselves */
	if (type->flags & BB_TYPE_INSTANCE) {
		bool inherits = (base->flags & BB_TYPE_INSTANCE) != 0;
		size_t native_size = (native->instance_size + sizeof(BbSlot) - 1) / sizeof(BbSlot) * sizeof(BbSlot);
		type->instance_offset =
			(native->flags & BB_TYPE_INSTANCE) ? native->instance_offset : (uint16_t)native_size;
		unsigned dynamic = (type->flags & BB_TYPE_HAS_DICT) && !type->item_size ? 4 : 0;
		type->inline_slots = (uint16_t)(fixed + dynamic);
		if (inherits && base->inline_slots > type->inline_slots)
			type->inline_slots = base->inline_slots;
		if (type->item_size && type->inline_slots > BB_SIZED_SLOTS_MAX)
			type->inline_slots = BB_SIZED_SLOTS_MAX;
		if (native == &bb_object_type)
			type->kind.trace = bb_instance_trace_plain;
	}
	type->instance_size = native->instance_size;
	uint32_t shape = bb_shape_new_root(t, type, fixed);
	if (!shape)
		return !bb_is_empty(bb_raise_no_memory(t));
	bb_shape_store(&type->root_shape, (uint32_t)shape);
	return true;
}

/* Adds an attribute, unless the class statement has one of that name. */
static bool add_attribute(BbThread *t, BbType *type, BbValue name, const BbBuiltin *attribute)
{
	return !bb_is_empty(bb_type_own(t, type, name)) || bb_type_set(t, type, name, bb_from_pointer(attribute));
}

/* Gives the class what its instances have and those of its base have not. */
static bool add_instance_attributes(BbThread *t, BbType *type)
{
	uint32_t new = type->flags & ~type->base->flags;
	if ((new &BB_TYPE_HAS_DICT) && (type->flags & BB_TYPE_INSTANCE) &&
	    !add_attribute(t, type, BB_NAME(t, __dict__), &bb_instance_dict_attribute))
		return false;
	return !(new &BB_TYPE_HAS_WEAKREF) || (type->flags & BB_TYPE_IS_TYPE) ||
	       add_attribute(t, type, BB_NAME(t, __weakref__), &bb_instance_weakref_attribute);
}

/* ---- Putting it together. ---- */

static bool set_names(BbThread *t, BbType *type, BbValue namespace)
{
	BbValue copy = bb_dict_copy(t, namespace);
	if (bb_is_empty(copy))
		return false;
	BbValue key, value;
	size_t pos = 0;
	while (bb_dict_next(copy, &pos, &key, &value)) {
		BbValue hook = bb_type_lookup(t, bb_type_of(value), BB_NAME(t, __set_name__));
		if (bb_is_empty(hook))
			continue;
		BbValue args[] = {bb_from_pointer(type), key};
		if (bb_is_empty(bb_call_special(t, hook, value, args, 2))) {
			BbValue exception = bb_exception_take(t);
			BbValue note = bb_format(t, "Error calling __set_name__ on '%T' instance %R in '%N'", value,
						 key, type);
			if (bb_is_empty(note) || bb_is_empty(bb_call_method(t, exception, "add_note", &note, 1)))
				bb_exception_clear(t);
			bb_exception_restore(t, exception);
			return false;
		}
	}
	return true;
}

static bool init_subclass(BbThread *t, BbType *type, BbValue kwargs)
{
	/* super(type, type).__init_subclass__(**kwargs) */
	const BbTuple *mro = bb_to_tuple(type->mro);
	if (mro->count == 0 || !(bb_is(mro->items[0], bb_from_pointer(type)) || in_tail(mro, 0, bb_from_pointer(type))))
		return !bb_is_empty(bb_type_error(
			t, "super(type, obj): obj (type %N) is not an instance or subtype of type (%N).", type, type));
	BbValue hook = BB_EMPTY;
	for (size_t i = 1; i < mro->count && bb_is_empty(hook); i++)
		hook = bb_type_own(t, bb_to_type(mro->items[i]), BB_NAME(t, __init_subclass__));
	if (bb_is_empty(hook))
		return true;
	BbValue bound = bb_descriptor_get(t, hook, BB_EMPTY, type);
	return !bb_is_empty(bound) && !bb_is_empty(bb_call_tuple(t, bound, bb_objects(t)->empty_tuple, kwargs));
}

static bool fill_attributes(BbThread *t, BbType *type, BbValue namespace)
{
	BbValue key, value;
	size_t pos = 0;
	bool named = true;
	while (bb_dict_next(namespace, &pos, &key, &value)) {
		if (!bb_is_exact_str(key)) {
			named = false;
			if (!bb_type_set_unnamed(t, type, key, value))
				return false;
			continue;
		}
		BbValue name = bb_intern(t, key);
		if (bb_is_empty(name))
			return false;
		if (bb_is(name, BB_NAME(t, __qualname__)) || bb_is(name, BB_NAME(t, __classcell__)) ||
		    bb_is(name, BB_NAME(t, __classdictcell__)))
			continue;
		if (!bb_type_set(t, type, name, value))
			return false;
	}
	return named || bb_warn(t, &bb_exc_RuntimeWarning, "non-string key in the __dict__ of class %N", type);
}

/* A class whose namespace does not tell its module belongs to that of the running code. */
static bool default_module(BbThread *t, BbType *type)
{
	if (!bb_is_empty(bb_type_own(t, type, BB_NAME(t, __module__))) || !bb_objects(t)->calling_module)
		return true;
	BbValue module = bb_objects(t)->calling_module(t);
	if (bb_is_empty(module))
		return !bb_has_exception(t);
	return bb_type_set(t, type, BB_NAME(t, __module__), module);
}

/* __new__ is static; __init_subclass__ and __class_getitem__ are class methods, without being marked as such. */
static bool wrap_implicit(BbThread *t, BbType *type)
{
	static const struct {
		BbNameId name;
		bool is_static;
	} wrapped[] = {{BB_N_COUNT, true}, {BB_N___init_subclass__, false}, {BB_N___class_getitem__, false}};
	for (size_t i = 0; i < BB_COUNT(wrapped); i++) {
		BbValue name = wrapped[i].is_static ? bb_special_name(t, BB_SP_NEW) : bb_name(t, wrapped[i].name);
		BbValue v = bb_type_own(t, type, name);
		if (bb_is_empty(v) || !(bb_type_of(v)->flags & BB_TYPE_METHOD_LIKE) ||
		    bb_is_exact(v, &bb_method_descriptor_type))
			continue;
		BbValue made = wrapped[i].is_static ? bb_static_method_new(t, v) : bb_class_method_new(t, v);
		if (bb_is_empty(made) || !bb_type_set(t, type, name, made))
			return false;
	}
	return true;
}

static void inherit_pattern_flags(BbType *type)
{
	for (size_t i = 0; i < bb_tuple_count(type->mro) && !(type->flags & BB_TYPE_PATTERN_FLAGS); i++)
		type->flags |= bb_to_type(bb_tuple_get(type->mro, i))->flags & BB_TYPE_PATTERN_FLAGS;
}

/* Lets the methods know the class: __classcell__ gets it, __classdictcell__ its attributes. */
static bool fill_cells(BbThread *t, BbType *type, BbValue namespace)
{
	BbValue cell = bb_dict_get_name(t, namespace, BB_NAME(t, __classcell__));
	if (!bb_is_empty(cell)) {
		if (!bb_is_exact(cell, &bb_cell_type))
			return !bb_is_empty(
				bb_type_error(t, "__classcell__ must be a nonlocal cell, not <class '%T'>", cell));
		BbCellObject *c = bb_to_pointer(cell);
		bb_store(t, c, &c->value, bb_from_pointer(type));
	}
	cell = bb_dict_get_name(t, namespace, BB_NAME(t, __classdictcell__));
	if (!bb_is_empty(cell) && bb_is_exact(cell, &bb_cell_type)) {
		BbCellObject *c = bb_to_pointer(cell);
		BbValue proxy = bb_type_dict_proxy(t, type);
		if (bb_is_empty(proxy))
			return false;
		bb_store(t, c, &c->value, proxy);
	}
	return true;
}

BbValue bb_type_make(BbThread *t, BbType *metatype, BbValue name, BbValue bases, BbValue namespace, BbValue kwargs)
{
	BbValue object_base = bb_from_pointer(&bb_object_type);
	if (bb_tuple_count(bases) == 0)
		bases = bb_tuple_from(t, &object_base, 1);
	if (bb_is_empty(bases))
		return BB_EMPTY;
	BbType *base = bb_type_best_base(t, bases);
	if (!base)
		return BB_EMPTY;
	if (memchr(bb_str_text(name), 0, bb_to_str(name)->size))
		return bb_value_error(t, "type name must not contain null characters");
	BbValue doc = bb_dict_get_name(t, namespace, BB_NAME(t, __doc__));
	if (!bb_codec_check_utf8(t, name) || (!bb_is_empty(doc) && bb_is_str(doc) && !bb_codec_check_utf8(t, doc)))
		return BB_EMPTY;
	BbType *type = bb_instance_new(t, metatype);
	if (!type)
		return BB_EMPTY;
	type->flags = BB_TYPE_HEAP | BB_TYPE_BASE;
	type->base = base;
	type->bases = bases;
	bb_slot_init(&type->name_object, name);
	type->name = bb_str_text(name);
	BbValue qualname = bb_dict_get_name(t, namespace, BB_NAME(t, __qualname__));
	if (!bb_is_empty(qualname) && !bb_is_str(qualname))
		return bb_type_error(t, "type __qualname__ must be a str, not %T", qualname);
	bb_slot_init(&type->qualname, bb_is_empty(qualname) ? name : qualname);
	BbValue slots = bb_dict_get_name(t, namespace, BB_NAME(t, __slots__));
	if (!fill_attributes(t, type, namespace) || !default_module(t, type) || !wrap_implicit(t, type) ||
	    !lay_out(t, type, slots) || !add_instance_attributes(t, type))
		return BB_EMPTY;
	/* A class that defines __eq__ without __hash__ is unhashable. */
	if (!bb_is_empty(bb_type_own(t, type, bb_special_name(t, BB_SP_EQ))) &&
	    bb_is_empty(bb_type_own(t, type, bb_special_name(t, BB_SP_HASH))) &&
	    !bb_type_set(t, type, bb_special_name(t, BB_SP_HASH), BB_NONE))
		return BB_EMPTY;
	if (bb_is_empty(bb_type_own(t, type, BB_NAME(t, __doc__))) &&
	    !bb_type_set(t, type, BB_NAME(t, __doc__), BB_NONE))
		return BB_EMPTY;

	if (!fill_cells(t, type, namespace))
		return BB_EMPTY;
	uint32_t epoch = bb_published32_load_relaxed(&bb_objects(t)->class_epoch);
	type->mro = bb_type_ask_mro(t, type);
	if (bb_is_empty(type->mro))
		return BB_EMPTY;
	inherit_pattern_flags(type);
	bb_store(t, type, &bb_type_state(t, type)->memo, BB_EMPTY); /* mro() may have looked something up */
	if (!bb_type_fix_specials(t, type))
		return bb_raise_no_memory(t);
	type->flags |= BB_TYPE_READY;

	for (size_t i = 0; i < bb_tuple_count(bases); i++)
		if (!bb_subclass_add(t, type, bb_to_type(bb_tuple_get(bases, i))))
			return BB_EMPTY;
	/* A base that has changed meanwhile did not know of the class. */
	if (bb_published32_load_relaxed(&bb_objects(t)->class_epoch) != epoch && !bb_type_bases_changed(t, type))
		return BB_EMPTY;
	if (!set_names(t, type, namespace) || !init_subclass(t, type, kwargs))
		return BB_EMPTY;
	return bb_from_pointer(type);
}
