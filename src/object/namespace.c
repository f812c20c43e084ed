/* SPDX-License-Identifier: MIT */
/*
 * types.SimpleNamespace.
 *
 * All state is in the attributes; reading and writing them is atomic as with any instance.
 */
#include "object/namespace.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

static BbValue attributes_of(BbThread *t, BbValue self)
{
	return bb_instance_dict(t, self);
}

static bool is_namespace(BbValue v)
{
	return bb_is_of_type(v, &bb_namespace_type);
}

BB_CFUNCTION(namespace_new)
{
	void *object = bb_instance_new(t, bb_to_pointer(args[0]));
	return object ? bb_from_pointer(object) : BB_EMPTY;
}

BB_CFUNCTION(namespace_init)
{
	if (!bb_args_check(t, "SimpleNamespace", nargs, BB_EMPTY, 0, 1))
		return BB_EMPTY;
	BbValue own = attributes_of(t, self);
	if (bb_is_empty(own))
		return own;
	if (nargs) {
		BbValue given = args[0], key, value;
		if (!bb_is_exact(given, &bb_dict_type)) {
			given = bb_dict_new(t, 0);
			if (bb_is_empty(given) || !bb_dict_merge(t, given, args[0], 1))
				return BB_EMPTY;
		}
		for (size_t pos = 0; bb_dict_next(given, &pos, &key, &value);)
			if (!bb_is_str(key))
				return bb_type_error(t, "keywords must be strings");
		if (!bb_dict_merge(t, own, given, 1))
			return BB_EMPTY;
	}
	for (size_t i = 0; !bb_is_empty(kwnames) && i < bb_tuple_count(kwnames); i++)
		if (!bb_dict_set(t, own, bb_tuple_get(kwnames, i), args[nargs + i]))
			return BB_EMPTY;
	return BB_NONE;
}

BbValue bb_namespace_new(BbThread *t, BbValue attributes)
{
	void *object = bb_instance_new(t, &bb_namespace_type);
	if (!object)
		return BB_EMPTY;
	BbValue self = bb_from_pointer(object);
	if (bb_is_empty(attributes))
		return self;
	BbValue own = attributes_of(t, self);
	return !bb_is_empty(own) && bb_dict_merge(t, own, attributes, 1) ? self : BB_EMPTY;
}

BB_CFUNCTION(namespace_repr)
{
	const char *name = bb_is_exact(self, &bb_namespace_type) ? "namespace" : bb_type_of(self)->name;
	int entered = bb_repr_enter(t, self);
	if (entered != 0)
		return entered < 0 ? BB_EMPTY : bb_format(t, "%s(...)", name);
	BbValue own = attributes_of(t, self), pairs = bb_is_empty(own) ? own : bb_dict_snapshot(t, own);
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_text(&b, name);
	bb_str_builder_add_text(&b, "(");
	bool first = true;
	for (size_t i = 0; !bb_is_empty(pairs) && i < bb_tuple_count(pairs); i += 2) {
		BbValue key = bb_tuple_get(pairs, i);
		if (!bb_is_str(key) || bb_to_str(key)->size == 0)
			continue;
		if ((!first && !bb_str_builder_add_text(&b, ", ")) || !bb_str_builder_add_str(&b, key) ||
		    !bb_str_builder_add_text(&b, "=") || !bb_str_builder_add_repr(&b, bb_tuple_get(pairs, i + 1)))
			break;
		first = false;
	}
	bb_str_builder_add_text(&b, ")");
	bb_repr_leave(t, self);
	return bb_is_empty(pairs) ? BB_EMPTY : bb_str_builder_finish(&b);
}

static BbValue namespace_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!is_namespace(self) || !is_namespace(other))
		return BB_NOT_IMPLEMENTED;
	BbValue a = attributes_of(t, self), b = bb_is_empty(a) ? a : attributes_of(t, other);
	return bb_is_empty(b) ? b : bb_compare(t, op, a, b);
}
BB_COMPARE_METHODS(namespace_compare)

BB_CFUNCTION(namespace_reduce)
{
	BbValue own = attributes_of(t, self);
	if (bb_is_empty(own))
		return own;
	BbValue parts[] = {bb_from_pointer(bb_type_of(self)), bb_tuple_empty(t), own};
	return bb_tuple_from(t, parts, 3);
}

/* copy.replace(): an object of the same type with the attributes of self, and those given. */
BB_CFUNCTION(namespace_replace)
{
	if (!bb_args_check(t, "__replace__", nargs, BB_EMPTY, 0, 0))
		return BB_EMPTY;
	BbValue copy = bb_call0(t, bb_from_pointer(bb_type_of(self)));
	if (bb_is_empty(copy))
		return copy;
	BbValue own = attributes_of(t, self), to = bb_is_empty(own) ? own : attributes_of(t, copy);
	if (bb_is_empty(to) || !bb_dict_merge(t, to, own, 1))
		return BB_EMPTY;
	for (size_t i = 0; !bb_is_empty(kwnames) && i < bb_tuple_count(kwnames); i++)
		if (!bb_dict_set(t, to, bb_tuple_get(kwnames, i), args[nargs + i]))
			return BB_EMPTY;
	return copy;
}

static const BbBuiltin namespace_methods[] = {
	BB_GETSET(bb_namespace_type, "__dict__", attributes_of, NULL, "The attributes."),
	BB_COMPARE_ENTRY(bb_namespace_type, namespace_compare, eq),
	BB_COMPARE_ENTRY(bb_namespace_type, namespace_compare, ge),
	BB_COMPARE_ENTRY(bb_namespace_type, namespace_compare, gt),
	BB_METHOD_KW(bb_namespace_type, "__init__", namespace_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_COMPARE_ENTRY(bb_namespace_type, namespace_compare, le),
	BB_COMPARE_ENTRY(bb_namespace_type, namespace_compare, lt),
	BB_COMPARE_ENTRY(bb_namespace_type, namespace_compare, ne),
	BB_NEW(bb_namespace_type, namespace_new),
	BB_METHOD(bb_namespace_type, "__reduce__", namespace_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD_KW(bb_namespace_type, "__replace__", namespace_replace,
		     "Return a copy with some attributes replaced."),
	BB_METHOD(bb_namespace_type, "__repr__", namespace_repr, 0, 0, "Return repr(self)."),
};

BbType bb_namespace_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_instance_trace_plain},
	.name = "SimpleNamespace",
	.module = "types",
	.doc = BB_DOC("SimpleNamespace(mapping_or_iterable=(), /, **kwargs)\n--\n\n"
		      "An object with the given attributes and nothing else."),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_DICT | BB_TYPE_INSTANCE | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbPlainInstance),
	.instance_offset = offsetof(BbPlainInstance, part),
	.methods = namespace_methods,
	.method_count = BB_COUNT(namespace_methods),
	.hash = bb_unhashable,
};
