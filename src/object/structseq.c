/* SPDX-License-Identifier: MIT */
/*
 * See structseq.h.
 *
 * A class knows its definition by the attribute `_definition', a pointer in an object that the program has no use for.
 */
#include "object/structseq.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

typedef struct Definition {
	BbObject header;
	const BbStructSeqDef *def;
} Definition;

static BbType definition_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "structseq_definition",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(Definition),
};

static const BbStructSeqDef *definition_of(BbThread *t, const BbType *type)
{
	BbValue v = bb_type_lookup_text(t, type, "_definition");
	return bb_is_empty(v) || !bb_is_exact(v, &definition_type) ? NULL : ((Definition *)bb_to_pointer(v))->def;
}

/* That of a method's self, which may be any tuple; NULL: raised. */
static const BbStructSeqDef *definition_of_self(BbThread *t, BbValue self, const char *method)
{
	const BbStructSeqDef *def = definition_of(t, bb_type_of(self));
	if (def && bb_tuple_count(self) == def->visible)
		return def;
	bb_type_error(t, "descriptor '%s' requires a struct sequence but received a '%T'", method, self);
	return NULL;
}

/* ---- Fields: data descriptors. ---- */

typedef struct Field {
	BbObject header;
	size_t index;
	BbValue name;
} Field;

static void field_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((Field *)cell)->name);
}

static BbType field_type;

BB_CFUNCTION(field_get)
{
	const Field *field = bb_to_pointer(self);
	if (bb_is_none(args[0]) || !bb_is_tuple(args[0]))
		return self;
	if (field->index < bb_tuple_count(args[0]))
		return bb_tuple_get(args[0], field->index);
	BbValue v = bb_instance_get(t, args[0], field->name);
	return bb_is_empty(v) ? BB_NONE : v;
}

BB_CFUNCTION(field_set)
{
	return bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
}

BB_CFUNCTION(field_repr)
{
	return bb_format(t, "<member '%S'>", ((const Field *)bb_to_pointer(self))->name);
}

static const BbBuiltin field_methods[] = {
	BB_METHOD(field_type, "__delete__", field_set, 1, 1, "Delete the field."),
	BB_METHOD(field_type, "__get__", field_get, 1, 2, "The value of the field."),
	BB_METHOD(field_type, "__repr__", field_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(field_type, "__set__", field_set, 2, 2, "Set the field."),
};

static BbType field_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = field_trace},
	.name = "member_descriptor",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(Field),
	.methods = field_methods,
	.method_count = BB_COUNT(field_methods),
};

static BbValue field_new(BbThread *t, size_t index, BbValue name)
{
	Field *field = bb_object_new(t, &field_type, sizeof *field);
	if (!field)
		return BB_EMPTY;
	field->index = index;
	field->name = name;
	return bb_from_pointer(field);
}

/* ---- Instances. ---- */

static BbValue make(BbThread *t, BbType *type, const BbStructSeqDef *def, const BbValue *values)
{
	BbTuple *tuple = bb_instance_new_sized(t, type, def->visible);
	if (!tuple)
		return BB_EMPTY;
	tuple->count = def->visible;
	for (size_t i = 0; i < def->visible; i++)
		tuple->items[i] = values[i];
	for (size_t i = def->visible; i < def->total; i++) {
		BbValue name = bb_intern_text(t, def->fields[i]);
		if (bb_is_empty(name) || bb_instance_set(t, bb_from_pointer(tuple), name, values[i]) < 0)
			return BB_EMPTY;
	}
	return bb_from_pointer(tuple);
}

BbValue bb_structseq_new(BbThread *t, BbValue type, const BbValue *values)
{
	const BbStructSeqDef *def = bb_is_empty(type) ? NULL : definition_of(t, bb_to_type(type));
	for (size_t i = 0; def && i < def->total; i++)
		if (bb_is_empty(values[i]))
			return BB_EMPTY;
	return def ? make(t, bb_to_type(type), def, values) : BB_EMPTY;
}

static BbValue wrong_size(BbThread *t, const BbStructSeqDef *def, size_t n)
{
	if (def->visible == def->total)
		return bb_type_error(t, "%s.%s() takes a %d-sequence (%zu-sequence given)", def->module, def->name,
				     (int)def->visible, n);
	bool few = n < def->visible;
	return bb_type_error(t, "%s.%s() takes an at %s %d-sequence (%zu-sequence given)", def->module, def->name,
			     few ? "least" : "most", (int)(few ? def->visible : def->total), n);
}

BB_PARAMS(new_params, "structseq", 0, 2, 1, "sequence", "dict");

BB_CFUNCTION(structseq_make)
{
	BbType *type = bb_to_type(args[0]);
	const BbStructSeqDef *def = definition_of(t, type);
	BbValue v[2], values[64];
	if (!def)
		return bb_type_error(t, "%N is not a struct sequence", type);
	if (def->made_from == BB_STRUCTSEQ_FROM_NOTHING)
		return bb_type_error(t, "cannot create '%s.%s' instances", def->module, def->name);
	if (def->made_from == BB_STRUCTSEQ_FROM_ITEM) {
		const BbParams item = {def->name, def->fields, 0, 1, 1, 1};
		return bb_args_bind(t, &item, args + 1, nargs - 1, kwnames, v) ? bb_structseq_new(t, args[0], v)
									       : BB_EMPTY;
	}
	if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	BbValue items = bb_tuple_from_iterable(t, v[0]);
	if (bb_is_empty(items)) {
		if (bb_exception_matches(t, &bb_exc_TypeError)) {
			bb_exception_clear(t);
			bb_type_error(t, "constructor requires a sequence");
		}
		return BB_EMPTY;
	}
	if (!bb_is_empty(v[1]) && !bb_is_dict(v[1]))
		return bb_type_error(t, "%s.%s() takes a dict as second arg, if any", def->module, def->name);
	size_t n = bb_tuple_count(items);
	if (n < def->visible || n > def->total)
		return wrong_size(t, def, n);
	for (size_t i = 0; i < def->total; i++) {
		values[i] = i < n ? bb_tuple_get(items, i) : BB_NONE;
		if (i >= n && !bb_is_empty(v[1])) {
			BbValue given;
			int found = bb_dict_get(t, v[1], bb_intern_text(t, def->fields[i]), &given);
			if (found < 0)
				return BB_EMPTY;
			if (found)
				values[i] = given;
		}
	}
	return make(t, type, def, values);
}

/* The name that the repr shows for item i: that of the i-th field with a name, since the hidden fields behind unnamed
 * items are the same in another form. */
static const char *shown_name(const BbStructSeqDef *def, size_t i)
{
	for (size_t k = 0; k < def->total; k++)
		if (*def->fields[k] && i-- == 0)
			return def->fields[k];
	return "";
}

BB_CFUNCTION(structseq_repr)
{
	const BbStructSeqDef *def = definition_of_self(t, self, "__repr__");
	if (!def)
		return BB_EMPTY;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_text(&b, def->module);
	bb_str_builder_add_char(&b, '.');
	bb_str_builder_add_text(&b, def->name);
	bb_str_builder_add_char(&b, '(');
	for (size_t i = 0; i < def->visible; i++) {
		if (i > 0)
			bb_str_builder_add_text(&b, ", ");
		bb_str_builder_add_text(&b, shown_name(def, i));
		bb_str_builder_add_char(&b, '=');
		if (!bb_str_builder_add_repr(&b, bb_tuple_get(self, i)))
			return BB_EMPTY;
	}
	bb_str_builder_add_char(&b, ')');
	return bb_str_builder_finish(&b);
}

static BbValue field_value(BbThread *t, BbValue self, const BbStructSeqDef *def, size_t i)
{
	if (i < def->visible)
		return bb_tuple_get(self, i);
	BbValue name = bb_intern_text(t, def->fields[i]);
	BbValue v = bb_is_empty(name) ? BB_EMPTY : bb_instance_get(t, self, name);
	return bb_is_empty(v) ? BB_NONE : v;
}

BB_CFUNCTION(structseq_reduce)
{
	const BbStructSeqDef *def = definition_of_self(t, self, "__reduce__");
	BbValue items = def ? bb_tuple_from(t, bb_to_tuple(self)->items, def->visible) : BB_EMPTY;
	BbValue dict = bb_is_empty(items) ? BB_EMPTY : bb_dict_new(t, 0);
	if (bb_is_empty(dict))
		return BB_EMPTY;
	for (size_t i = def->visible; i < def->total; i++)
		if (!bb_dict_set_name(t, dict, def->fields[i], field_value(t, self, def, i)))
			return BB_EMPTY;
	BbValue arguments = bb_tuple_pair(t, items, dict);
	return bb_is_empty(arguments) ? BB_EMPTY : bb_tuple_pair(t, bb_from_pointer(bb_type_of(self)), arguments);
}

/* __replace__ */
BB_CFUNCTION(structseq_replace)
{
	const BbStructSeqDef *def = definition_of_self(t, self, "__replace__");
	BbValue values[64];
	if (!def || !bb_args_check(t, "__replace__", nargs, BB_EMPTY, 0, 0))
		return BB_EMPTY;
	for (size_t i = 0; i < def->total; i++)
		values[i] = field_value(t, self, def, i);
	size_t n = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	for (size_t k = 0; k < n; k++) {
		size_t i = 0;
		while (i < def->total && !bb_str_equals_text(bb_tuple_get(kwnames, k), def->fields[i]))
			i++;
		if (i == def->total)
			return bb_type_error(t, "Got unexpected field name(s): ['%S']", bb_tuple_get(kwnames, k));
		values[i] = args[nargs + k];
	}
	return make(t, bb_type_of(self), def, values);
}

static const BbBuiltin methods[] = {
	BB_NEW(bb_tuple_type, structseq_make),
	BB_METHOD(bb_tuple_type, "__reduce__", structseq_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD_KW(bb_tuple_type, "__replace__", structseq_replace,
		     "Return a copy of the structure with new values for the specified fields."),
	BB_METHOD(bb_tuple_type, "__repr__", structseq_repr, 0, 0, "Return repr(self)."),
};

/* ---- Classes. ---- */

static bool add_number(BbThread *t, BbValue namespace, const char *name, size_t n)
{
	return bb_dict_set_name(t, namespace, name, bb_from_small((intptr_t)n));
}

static bool add_fields(BbThread *t, BbValue namespace, const BbStructSeqDef *def)
{
	BbTuple *names = bb_tuple_alloc(t, def->visible);
	size_t unnamed = 0;
	if (!names)
		return false;
	for (size_t i = 0; i < def->total; i++) {
		BbValue name = bb_intern_text(t, def->fields[i]);
		if (bb_is_empty(name))
			return false;
		if (i < def->visible)
			names->items[i] = name;
		if (!*def->fields[i]) {
			unnamed++;
			continue;
		}
		BbValue field = field_new(t, i, name);
		if (bb_is_empty(field) || !bb_dict_set(t, namespace, name, field))
			return false;
	}
	return bb_dict_set(t, namespace, BB_NAME(t, __match_args__), bb_from_pointer(names)) &&
	       add_number(t, namespace, "n_sequence_fields", def->visible) &&
	       add_number(t, namespace, "n_fields", def->total) &&
	       add_number(t, namespace, "n_unnamed_fields", unnamed);
}

BbValue bb_structseq_type(BbThread *t, const BbStructSeqDef *def)
{
	BB_ASSERT(def->total <= 64);
	if (!bb_type_ready(t, &field_type) || !bb_type_ready(t, &definition_type))
		return BB_EMPTY;
	Definition *definition = bb_object_new(t, &definition_type, sizeof *definition);
	BbValue name = definition ? bb_intern_text(t, def->name) : BB_EMPTY, tuple = bb_from_pointer(&bb_tuple_type);
	BbValue namespace = bb_is_empty(name) ? BB_EMPTY : bb_dict_new(t, 0), bases = bb_tuple_from(t, &tuple, 1);
	if (bb_is_empty(namespace) || bb_is_empty(bases))
		return BB_EMPTY;
	definition->def = def;
	/* With __slots__ the instances have no room for fields that are no items. */
	bool ok = def->visible < def->total ||
		  bb_dict_set(t, namespace, BB_NAME(t, __slots__), bb_objects(t)->empty_tuple);
	ok = ok && bb_dict_set_name(t, namespace, "_definition", bb_from_pointer(definition)) &&
	     bb_dict_set(t, namespace, BB_NAME(t, __module__), bb_intern_text(t, def->module)) &&
	     bb_dict_set(t, namespace, BB_NAME(t, __doc__), def->doc ? bb_str_from_text(t, def->doc) : BB_NONE) &&
	     add_fields(t, namespace, def);
	for (size_t i = 0; i < BB_COUNT(methods) && ok; i++)
		ok = bb_dict_set_name(t, namespace, methods[i].name, bb_from_pointer(&methods[i]));
	return ok ? bb_type_make(t, &bb_type_type, name, bases, namespace, BB_EMPTY) : BB_EMPTY;
}
