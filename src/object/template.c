/* SPDX-License-Identifier: MIT */
/*
 * Template and Interpolation; see template.h.
 */
#include "object/template.h"

#include "object/error.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/text_types.h"
#include "object/tuple.h"
#include "object/type.h"

static BbTemplate *to_template(BbValue v)
{
	return bb_to_pointer(v);
}

static BbInterpolation *to_interpolation(BbValue v)
{
	return bb_to_pointer(v);
}

static void trace_template(BbTracer *tracer, void *cell)
{
	BbTemplate *template = cell;
	bb_trace(tracer, template->strings);
	bb_trace(tracer, template->interpolations);
}

static void trace_interpolation(BbTracer *tracer, void *cell)
{
	BbInterpolation *i = cell;
	bb_trace(tracer, i->value);
	bb_trace(tracer, i->expression);
	bb_trace(tracer, i->conversion);
	bb_trace(tracer, i->format_spec);
}

BbValue bb_template_new(BbThread *t, BbValue strings, BbValue interpolations)
{
	BbTemplate *template = bb_object_new(t, &bb_template_type, sizeof *template);
	if (!template)
		return BB_EMPTY;
	BB_ASSERT(bb_tuple_count(strings) == bb_tuple_count(interpolations) + 1);
	template->strings = strings;
	template->interpolations = interpolations;
	return bb_from_pointer(template);
}

BbValue bb_interpolation_new(BbThread *t, BbValue value, BbValue expression, BbValue conversion, BbValue format_spec)
{
	BbInterpolation *i = bb_object_new(t, &bb_interpolation_type, sizeof *i);
	if (!i)
		return BB_EMPTY;
	i->value = value;
	i->expression = expression;
	i->conversion = conversion;
	i->format_spec = format_spec;
	return bb_from_pointer(i);
}

/* ---- Template. ---- */

/* Both lists as a template. */
static BbValue finish(BbThread *t, BbValue strings, BbValue interpolations)
{
	BbValue a = bb_list_snapshot(t, strings), b = bb_is_empty(a) ? a : bb_list_snapshot(t, interpolations);
	return bb_is_empty(b) ? BB_EMPTY : bb_template_new(t, a, b);
}

BB_CFUNCTION(new_template)
{
	BbValue strings = bb_list_new(t, nargs), interpolations = bb_list_new(t, nargs), pending = BB_EMPTY;
	if (!bb_is_empty(kwnames))
		return bb_type_error(t, "Template.__new__ only accepts *args arguments");
	if (bb_is_empty(strings) || bb_is_empty(interpolations))
		return BB_EMPTY;
	for (size_t i = 1; i < nargs; i++) {
		if (bb_is_str(args[i])) {
			pending = bb_is_empty(pending) ? args[i] : bb_str_concat(t, pending, args[i]);
			if (bb_is_empty(pending))
				return BB_EMPTY;
		} else if (bb_is_exact(args[i], &bb_interpolation_type)) {
			if (!bb_list_append(t, strings, bb_is_empty(pending) ? bb_str_empty(t) : pending) ||
			    !bb_list_append(t, interpolations, args[i]))
				return BB_EMPTY;
			pending = BB_EMPTY;
		} else {
			return bb_type_error(
				t, "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %T",
				args[i]);
		}
	}
	if (!bb_list_append(t, strings, bb_is_empty(pending) ? bb_str_empty(t) : pending))
		return BB_EMPTY;
	return finish(t, strings, interpolations);
}

static bool append_all(BbThread *t, BbValue list, BbValue tuple, size_t from)
{
	for (size_t i = from; i < bb_tuple_count(tuple); i++)
		if (!bb_list_append(t, list, bb_tuple_get(tuple, i)))
			return false;
	return true;
}

BB_CFUNCTION(add)
{
	BbTemplate *a = to_template(self), *b = to_template(args[0]);
	if (!bb_is_exact(args[0], &bb_template_type))
		return bb_type_error(
			t,
			"can only concatenate string.templatelib.Template (not \"%T\") to string.templatelib.Template",
			args[0]);
	size_t last = bb_tuple_count(a->strings) - 1;
	BbValue middle = bb_str_concat(t, bb_tuple_get(a->strings, last), bb_tuple_get(b->strings, 0));
	BbValue strings = bb_list_from(t, bb_to_tuple(a->strings)->items, last), interpolations = bb_list_new(t, 4);
	if (bb_is_empty(middle) || bb_is_empty(strings) || bb_is_empty(interpolations) ||
	    !bb_list_append(t, strings, middle) || !append_all(t, strings, b->strings, 1) ||
	    !append_all(t, interpolations, a->interpolations, 0) ||
	    !append_all(t, interpolations, b->interpolations, 0))
		return BB_EMPTY;
	return finish(t, strings, interpolations);
}

BB_CFUNCTION(repr_template)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_text(&b, "Template(strings=");
	bb_str_builder_add_repr(&b, to_template(self)->strings);
	bb_str_builder_add_text(&b, ", interpolations=");
	bb_str_builder_add_repr(&b, to_template(self)->interpolations);
	bb_str_builder_add_char(&b, ')');
	return bb_str_builder_finish(&b);
}

/* (function of the library, ((string, ...), (interpolation, ...))) */
BB_CFUNCTION(reduce_template)
{
	BbValue function = bb_objects(t)->from_library(t, "string.templatelib", "_template_unpickle");
	BbValue parts = bb_tuple_pair(t, to_template(self)->strings, to_template(self)->interpolations);
	return bb_is_empty(function) || bb_is_empty(parts) ? BB_EMPTY : bb_tuple_pair(t, function, parts);
}

static BbValue get_strings(BbThread *t, BbValue self)
{
	return to_template(self)->strings;
}

static BbValue get_interpolations(BbThread *t, BbValue self)
{
	return to_template(self)->interpolations;
}

static BbValue get_values(BbThread *t, BbValue self)
{
	BbValue interpolations = to_template(self)->interpolations;
	size_t n = bb_tuple_count(interpolations);
	BbTuple *values = n ? bb_tuple_alloc(t, n) : NULL;
	if (n == 0)
		return bb_tuple_empty(t);
	for (size_t i = 0; values && i < n; i++)
		values->items[i] = to_interpolation(bb_tuple_get(interpolations, i))->value;
	return values ? bb_from_pointer(values) : BB_EMPTY;
}

/* ---- Its iterator: strings that are not empty, and interpolations. ---- */

typedef struct TemplateIterator {
	BbObject header;
	BbValue template;  /* constant */
	BbPublished index; /* 2 * i: string i; 2 * i + 1: interpolation i */
} TemplateIterator;

static void trace_iterator(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((TemplateIterator *)cell)->template);
}

static BbValue next_part(BbThread *t, BbValue self)
{
	TemplateIterator *it = bb_to_pointer(self);
	const BbTemplate *template = to_template(it->template);
	size_t index = bb_published_load_relaxed(&it->index), end = 2 * bb_tuple_count(template->strings) - 1;
	while (index < end) {
		BbValue part = bb_tuple_get(index & 1 ? template->interpolations : template->strings, index / 2);
		index++;
		if ((index & 1) && bb_to_str(part)->size == 0)
			continue;
		bb_published_store_relaxed(&it->index, index);
		return part;
	}
	bb_published_store_relaxed(&it->index, end);
	return BB_EMPTY;
}

BB_CFUNCTION(iter)
{
	TemplateIterator *it = bb_object_new(t, &bb_template_iterator_type, sizeof *it);
	if (!it)
		return BB_EMPTY;
	it->template = self;
	return bb_from_pointer(it);
}

/* ---- Interpolation. ---- */

BB_PARAMS(interpolation_params, "Interpolation", 0, 4, 1, "value", "expression", "conversion", "format_spec");

static bool is_conversion(BbValue v)
{
	return bb_is_none(v) || (bb_to_str(v)->size == 1 && strchr("sra", bb_str_text(v)[0]));
}

BB_CFUNCTION(new_interpolation)
{
	BbValue v[4];
	if (!bb_args_bind(t, &interpolation_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	for (int i = 1; i < 4; i += 2) {
		if (bb_is_empty(v[i]))
			v[i] = bb_str_empty(t);
		if (!bb_is_str(v[i]))
			return bb_type_error(t, "Interpolation() argument '%s' must be str, not %T",
					     interpolation_params_names[i], v[i]);
	}
	if (bb_is_empty(v[2]))
		v[2] = BB_NONE;
	if (!bb_is_none(v[2]) && !bb_is_str(v[2]))
		return bb_type_error(t, "Interpolation() argument 'conversion' must be str, not %T", v[2]);
	if (!is_conversion(v[2]))
		return bb_value_error(t, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
	return bb_interpolation_new(t, v[0], v[1], v[2], v[3]);
}

BB_CFUNCTION(repr_interpolation)
{
	const BbInterpolation *i = to_interpolation(self);
	const BbValue parts[4] = {i->value, i->expression, i->conversion, i->format_spec};
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_text(&b, "Interpolation(");
	for (int k = 0; k < 4; k++) {
		if (k > 0)
			bb_str_builder_add_text(&b, ", ");
		bb_str_builder_add_repr(&b, parts[k]);
	}
	bb_str_builder_add_char(&b, ')');
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(reduce_interpolation)
{
	const BbInterpolation *i = to_interpolation(self);
	BbValue parts[4] = {i->value, i->expression, i->conversion, i->format_spec};
	BbValue pair[2] = {bb_from_pointer(bb_type_of(self)), bb_tuple_from(t, parts, 4)};
	return bb_is_empty(pair[1]) ? BB_EMPTY : bb_tuple_from(t, pair, 2);
}

#define MEMBER(name)                                                                                                   \
	static BbValue get_##name(BbThread *t, BbValue self)                                                           \
	{                                                                                                              \
		return to_interpolation(self)->name;                                                                   \
	}
MEMBER(value)
MEMBER(expression)
MEMBER(conversion)
MEMBER(format_spec)

bool bb_template_init(BbThread *t)
{
	static const char *const names[] = {"value", "expression", "conversion", "format_spec"};
	if (!bb_text_types_init(t))
		return false;
	BbTuple *tuple = bb_tuple_alloc(t, BB_COUNT(names));
	for (size_t i = 0; tuple && i < BB_COUNT(names); i++) {
		BbValue name = bb_intern_text(t, names[i]);
		if (bb_is_empty(name))
			return false;
		tuple->items[i] = name;
	}
	return tuple && bb_type_set_text(t, &bb_interpolation_type, "__match_args__", bb_from_pointer(tuple));
}

/* ---- The types. ---- */

static const BbBuiltin template_methods[] = {
	BB_METHOD(bb_template_type, "__add__", add, 1, 1, "Return self + value."),
	BB_CLASS_GETITEM_ENTRY(bb_template_type),
	BB_METHOD(bb_template_type, "__iter__", iter, 0, 0, "Return an iterator over strings and interpolations."),
	BB_NEW(bb_template_type, new_template),
	BB_METHOD(bb_template_type, "__reduce__", reduce_template, 0, 0, "State for pickling."),
	BB_METHOD(bb_template_type, "__repr__", repr_template, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_template_type, "interpolations", get_interpolations, bb_readonly_setter, "The interpolations."),
	BB_GETSET(bb_template_type, "strings", get_strings, bb_readonly_setter,
		  "The strings around the interpolations."),
	BB_GETSET(bb_template_type, "values", get_values, NULL, "The values of the interpolations."),
};

BbType bb_template_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = trace_template},
	.name = "Template",
	.module = "string.templatelib",
	.doc = BB_DOC("Template(*parts)\n\nWhat a t-string makes: strings and interpolations."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbTemplate),
	.base = &bb_object_type,
	.methods = template_methods,
	.method_count = BB_COUNT(template_methods),
};

static const BbBuiltin interpolation_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_interpolation_type),
	BB_NEW(bb_interpolation_type, new_interpolation),
	BB_METHOD(bb_interpolation_type, "__reduce__", reduce_interpolation, 0, 0, "State for pickling."),
	BB_METHOD(bb_interpolation_type, "__repr__", repr_interpolation, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_interpolation_type, "conversion", get_conversion, bb_readonly_setter, "'s', 'r', 'a' or None."),
	BB_GETSET(bb_interpolation_type, "expression", get_expression, bb_readonly_setter,
		  "The text of the expression."),
	BB_GETSET(bb_interpolation_type, "format_spec", get_format_spec, bb_readonly_setter,
		  "The format specification."),
	BB_GETSET(bb_interpolation_type, "value", get_value, bb_readonly_setter, "The value of the expression."),
};

BbType bb_interpolation_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = trace_interpolation},
	.name = "Interpolation",
	.module = "string.templatelib",
	.doc = BB_DOC(
		"Interpolation(value, expression='', conversion=None, format_spec='')\n\nOne {field} of a t-string."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbInterpolation),
	.base = &bb_object_type,
	.methods = interpolation_methods,
	.method_count = BB_COUNT(interpolation_methods),
};

static const BbBuiltin iterator_methods[] = {
	BB_ITER_SELF_ENTRY(bb_template_iterator_type),
	BB_NEXT_ENTRY(bb_template_iterator_type),
};

BbType bb_template_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = trace_iterator},
	.name = "TemplateIter",
	.module = "string.templatelib",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(TemplateIterator),
	.base = &bb_object_type,
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = next_part,
};
