/* SPDX-License-Identifier: MIT */
/*
 * Unions of types.
 *
 * A union's arguments are flat and distinct, in the order in which they came; unions are equal if they have the same
 * ones in whatever order.  Immutable, but for the parameters, which are computed when first asked for.
 */
#include "object/union_type.h"

#include "base/hash.h"
#include "object/error.h"
#include "object/generic_alias.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/type_alias.h"
#include "object/typevar.h"

typedef struct Union {
	BbObject header;
	BbValue args;	   /* tuple */
	BbSlot parameters; /* tuple, or EMPTY: not computed yet */
	BbHash hash;	   /* of the set of args; unless unhashable */
	bool unhashable;   /* some of args are */
} Union;

static Union *to_union(BbValue v)
{
	return bb_to_pointer(v);
}

static void union_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((Union *)cell)->args);
	bb_trace_slot(tracer, &((Union *)cell)->parameters);
}

BbValue bb_union_args(BbValue v)
{
	return to_union(v)->args;
}

/* ---- Making. ---- */

typedef struct Builder {
	BbValue args; /* list */
	uintptr_t hash;
	bool unhashable;
} Builder;

static int contains(BbThread *t, BbValue list, BbValue v)
{
	for (size_t i = 0; i < bb_list_count(list); i++) {
		int same = bb_equal(t, bb_list_get(t, list, (intptr_t)i), v);
		if (same)
			return same;
	}
	return 0;
}

static bool add(BbThread *t, Builder *b, BbValue v)
{
	if (bb_is_none(v))
		v = bb_from_pointer(&bb_none_type);
	if (bb_is_exact(v, &bb_union_type)) {
		BbValue inner = to_union(v)->args;
		for (size_t i = 0; i < bb_tuple_count(inner); i++)
			if (!add(t, b, bb_tuple_get(inner, i)))
				return false;
		return true;
	}
	int there = contains(t, b->args, v);
	if (there)
		return there > 0;
	BbHash hash;
	if (bb_hash(t, v, &hash)) {
		b->hash ^= bb_hash_set_item(hash);
	} else {
		if (!bb_exception_matches(t, &bb_exc_TypeError))
			return false;
		bb_exception_clear(t);
		b->unhashable = true;
	}
	return bb_list_append(t, b->args, v);
}

static BbValue finish(BbThread *t, Builder *b)
{
	size_t n = bb_list_count(b->args);
	if (n == 0)
		return bb_type_error(t, "Cannot take a Union of no types.");
	if (n == 1)
		return bb_list_get(t, b->args, 0);
	BbValue args = bb_list_snapshot(t, b->args);
	Union *made = bb_is_empty(args) ? NULL : bb_object_new(t, &bb_union_type, sizeof *made);
	if (!made)
		return BB_EMPTY;
	made->args = args;
	made->hash = bb_hash_set_finish(b->hash, n);
	made->unhashable = b->unhashable;
	return bb_from_pointer(made);
}

static bool is_unionable(BbValue v)
{
	return bb_is_none(v) || bb_is_type(v) || bb_is_of_type(v, &bb_generic_alias_type) ||
	       bb_is_exact(v, &bb_union_type) || bb_is_exact(v, &bb_type_alias_type);
}

BbValue bb_union_or(BbThread *t, BbValue a, BbValue b)
{
	if (!is_unionable(a) || !is_unionable(b))
		return BB_NOT_IMPLEMENTED;
	Builder builder = {.args = bb_list_new(t, 2)};
	if (bb_is_empty(builder.args) || !add(t, &builder, a) || !add(t, &builder, b))
		return BB_EMPTY;
	return finish(t, &builder);
}

BbValue bb_union_from_tuple(BbThread *t, BbValue args)
{
	if (!bb_is_tuple(args))
		args = bb_tuple_from(t, &args, 1);
	Builder builder = {.args = bb_list_new(t, 2)};
	if (bb_is_empty(args) || bb_is_empty(builder.args))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(args); i++) {
		BbValue v = bb_tuple_get(args, i);
		if (bb_is_tuple(v))
			return bb_type_error(t, "Union[arg, ...]: each arg must be a type. Got %.100R.", v);
		if (bb_is_str(v))
			v = bb_typevar_as_type(t, v, "");
		if (bb_is_empty(v) || !add(t, &builder, v))
			return BB_EMPTY;
	}
	return finish(t, &builder);
}

void bb_union_init(BbThread *t)
{
	bb_objects(t)->make_union = bb_union_or;
}

/* ---- Methods. ---- */

BB_CFUNCTION(union_class_getitem)
{
	return bb_union_from_tuple(t, args[0]);
}

static BbValue parameters_of(BbThread *t, BbValue self)
{
	Union *u = to_union(self);
	BbValue v = bb_slot_load(&u->parameters);
	if (bb_is_empty(v)) {
		v = bb_generic_alias_parameters(t, u->args);
		if (!bb_is_empty(v))
			bb_store(t, u, &u->parameters, v);
	}
	return v;
}

BB_CFUNCTION(union_getitem)
{
	BbValue parameters = parameters_of(t, self);
	BbValue new_args = bb_is_empty(parameters)
				   ? BB_EMPTY
				   : bb_generic_alias_substitute(t, self, to_union(self)->args, parameters, args[0]);
	return bb_is_empty(new_args) ? BB_EMPTY : bb_union_from_tuple(t, new_args);
}

static bool union_hash(BbThread *t, BbValue self, BbHash *out)
{
	Union *u = to_union(self);
	*out = u->hash;
	if (!u->unhashable)
		return true;
	size_t n = bb_tuple_count(u->args);
	for (size_t i = 0; i < n; i++)
		if (!bb_hash(t, bb_tuple_get(u->args, i), out))
			return false;
	bb_type_error(t, "union contains %zu unhashable elements", n);
	return false;
}

/* All of a's arguments are among b's. */
static int covers(BbThread *t, BbValue a, BbValue b)
{
	for (size_t i = 0; i < bb_tuple_count(a); i++) {
		int found = 0;
		for (size_t j = 0; j < bb_tuple_count(b) && !found; j++)
			found = bb_equal(t, bb_tuple_get(a, i), bb_tuple_get(b, j));
		if (found <= 0)
			return found;
	}
	return 1;
}

static BbValue union_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if ((op != BB_COMPARE_EQ && op != BB_COMPARE_NE) || !bb_is_exact(other, &bb_union_type))
		return BB_NOT_IMPLEMENTED;
	Union *a = to_union(self), *b = to_union(other);
	int same = bb_tuple_count(a->args) == bb_tuple_count(b->args) && a->unhashable == b->unhashable &&
		   (a->unhashable || a->hash == b->hash);
	if (same)
		same = covers(t, a->args, b->args);
	return same < 0 ? BB_EMPTY : bb_bool(same == (op == BB_COMPARE_EQ));
}
BB_COMPARE_METHODS(union_compare)

BB_CFUNCTION(union_repr)
{
	BbValue all = to_union(self)->args;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (size_t i = 0; i < bb_tuple_count(all); i++) {
		if (i)
			bb_str_builder_add_text(&b, " | ");
		if (!bb_generic_alias_add_type(&b, bb_tuple_get(all, i)))
			return BB_EMPTY;
	}
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(union_instancecheck)
{
	int found = bb_is_instance(t, args[0], to_union(self)->args);
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(union_subclasscheck)
{
	int found = bb_is_subclass(t, args[0], to_union(self)->args);
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(union_mro_entries)
{
	return bb_type_error(t, "Cannot subclass %R", self);
}

BB_CFUNCTION(union_or_method)
{
	return bb_union_or(t, self, args[0]);
}

BB_CFUNCTION(union_ror_method)
{
	return bb_union_or(t, args[0], self);
}

static bool read_only(BbThread *t, BbValue self, BbValue value)
{
	bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
	return false;
}

static BbValue get_args(BbThread *t, BbValue self)
{
	return to_union(self)->args;
}

static BbValue get_name(BbThread *t, BbValue self)
{
	return bb_intern_text(t, "Union");
}

static BbValue get_origin(BbThread *t, BbValue self)
{
	return bb_from_pointer(&bb_union_type);
}

static const BbBuiltin union_methods[] = {
	BB_GETSET(bb_union_type, "__args__", get_args, read_only, NULL),
	BB_CLASS_METHOD(bb_union_type, "__class_getitem__", union_class_getitem, 1, 1,
			"Union[...]: make a union of types."),
	BB_COMPARE_ENTRY(bb_union_type, union_compare, eq),
	BB_COMPARE_ENTRY(bb_union_type, union_compare, ge),
	BB_METHOD(bb_union_type, "__getitem__", union_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(bb_union_type, union_compare, gt),
	BB_HASH_ENTRY(bb_union_type),
	BB_METHOD(bb_union_type, "__instancecheck__", union_instancecheck, 1, 1, NULL),
	BB_COMPARE_ENTRY(bb_union_type, union_compare, le),
	BB_COMPARE_ENTRY(bb_union_type, union_compare, lt),
	BB_METHOD(bb_union_type, "__mro_entries__", union_mro_entries, 1, 1, NULL),
	BB_GETSET(bb_union_type, "__name__", get_name, NULL, "Name of the type"),
	BB_COMPARE_ENTRY(bb_union_type, union_compare, ne),
	BB_METHOD(bb_union_type, "__or__", union_or_method, 1, 1, "Return self|value."),
	BB_GETSET(bb_union_type, "__origin__", get_origin, NULL, "Always returns the type"),
	BB_GETSET(bb_union_type, "__parameters__", parameters_of, NULL, "Type variables in the types.UnionType."),
	BB_GETSET(bb_union_type, "__qualname__", get_name, NULL, "Qualified name of the type"),
	BB_METHOD(bb_union_type, "__repr__", union_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_union_type, "__ror__", union_ror_method, 1, 1, "Return value|self."),
	BB_METHOD(bb_union_type, "__subclasscheck__", union_subclasscheck, 1, 1, NULL),
};

BbType bb_union_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = union_trace},
	.name = "Union",
	.module = "typing",
	.doc = BB_DOC("Represent a union type"),
	.flags = BB_TYPE_NO_NEW | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Union),
	.methods = union_methods,
	.method_count = BB_COUNT(union_methods),
	.hash = union_hash,
};
