/* SPDX-License-Identifier: MIT */
/*
 * The JSON encoder: walks a value and writes all of its text into one builder.
 *
 * A dict is shown as it is at one moment.  default(), encoder functions and subclasses run user code.
 * Nesting is native recursion, which is checked.
 */
#include "modules/json_encode.h"

#include "base/dtoa.h"
#include "base/utf8.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/str_builder.h"
#include "object/tuple.h"
#include "object/type.h"

#include <math.h>

typedef enum Quoting {
	QUOTE_BY_CALL, /* a function of the program's */
	QUOTE,
	QUOTE_ASCII,
} Quoting;

/* make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan) */
typedef struct Encoder {
	BbObject header;
	BbValue markers, default_function, encoder, indent, key_separator, item_separator;
	bool sort_keys, skip_keys, allow_nan;
	Quoting quoting;
} Encoder;

/* A container that is being encoded, and those around it. */
typedef struct Above {
	BbValue value;
	BbValue milestone; /* the one around it at the last depth that was a power of two */
	size_t depth;
	const struct Above *outer;
} Above;

/* A container is compared with so many around it, and with the milestone: so a cycle is found at once, or, if it is
 * long, some rounds later, and deep nesting does not take quadratic time. */
enum { NEAR = 64 };

typedef struct Encoding {
	BbThread *t;
	const Encoder *encoder;
	BbStrBuilder text;
} Encoding;

static bool encode(Encoding *e, BbValue v, size_t level, const Above *above);

/* ---- Text. ---- */

/* Adds one character's escape. */
static bool add_escape(BbStrBuilder *b, uint32_t c)
{
	static const char hex[] = "0123456789abcdef", simple[] = "\"\"\\\\\bb\ff\nn\rr\tt";
	for (const char *pair = simple; c < 0x80 && *pair; pair += 2) {
		if (c == (uint8_t)*pair) {
			const char text[] = {'\\', pair[1]};
			return bb_str_builder_add(b, text, 2);
		}
	}
	if (c >= 0x10000)
		return add_escape(b, 0xd800 | ((c - 0x10000) >> 10)) && add_escape(b, 0xdc00 | ((c - 0x10000) & 0x3ff));
	const char text[] = {'\\', 'u', hex[c >> 12], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15]};
	return bb_str_builder_add(b, text, 6);
}

/* Adds the string in quotes. */
static bool add_quoted(BbStrBuilder *b, BbValue string, bool ascii)
{
	const uint8_t *p = (const uint8_t *)bb_str_text(string), *end = p + bb_to_str(string)->size;
	bb_str_builder_add(b, "\"", 1);
	while (p < end) {
		const uint8_t *start = p;
		while (p < end && *p >= 0x20 && *p != '"' && *p != '\\' && (*p < 0x7f || !ascii))
			p++;
		if (p > start && !bb_str_builder_add(b, (const char *)start, (size_t)(p - start)))
			return false;
		if (p < end && !add_escape(b, bb_utf8_next(&p)))
			return false;
	}
	return bb_str_builder_add(b, "\"", 1);
}

static BbValue quoted(BbThread *t, const BbValue *args, bool ascii)
{
	BbStrBuilder b;
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "first argument must be a string, not %T", args[0]);
	bb_str_builder_init(&b, t);
	add_quoted(&b, args[0], ascii);
	return bb_str_builder_finish(&b);
}

BbValue bb_json_encode_basestring(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return quoted(t, args, false);
}

BbValue bb_json_encode_basestring_ascii(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return quoted(t, args, true);
}

static bool add_string(Encoding *e, BbValue string)
{
	if (e->encoder->quoting != QUOTE_BY_CALL)
		return add_quoted(&e->text, string, e->encoder->quoting == QUOTE_ASCII);
	BbValue text = bb_call1(e->t, e->encoder->encoder, string);
	if (bb_is_empty(text))
		return false;
	if (bb_is_str(text))
		return bb_str_builder_add_str(&e->text, text);
	bb_type_error(e->t, "encoder() must return a string, not %T", text);
	return false;
}

/* ---- Numbers. ---- */

static bool add_int(Encoding *e, BbValue v)
{
	char digits[24];
	int64_t n;
	if (!bb_int_to_i64(v, &n)) {
		BbValue text = bb_int_to_text(e->t, v, 10, false);
		return !bb_is_empty(text) && bb_str_builder_add_str(&e->text, text);
	}
	size_t at = sizeof digits;
	uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
	do
		digits[--at] = (char)('0' + left % 10);
	while ((left /= 10) != 0);
	if (n < 0)
		digits[--at] = '-';
	return bb_str_builder_add(&e->text, digits + at, sizeof digits - at);
}

static bool add_float(Encoding *e, BbValue v)
{
	double x = bb_to_double(v);
	char text[BB_DTOA_REPR_SIZE];
	if (isfinite(x))
		return bb_str_builder_add(&e->text, text, bb_dtoa_repr(x, text));
	if (e->encoder->allow_nan)
		return bb_str_builder_add_text(&e->text, isnan(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity");
	bb_value_error(e->t, "Out of range float values are not JSON compliant: %R", v);
	return false;
}

/* 1: v has been added, 0: it is no scalar, -1: raised. */
static int add_scalar(Encoding *e, BbValue v)
{
	bool done;
	if (bb_is_str(v))
		done = add_string(e, v);
	else if (bb_is_none(v))
		done = bb_str_builder_add(&e->text, "null", 4);
	else if (bb_is(v, BB_TRUE))
		done = bb_str_builder_add(&e->text, "true", 4);
	else if (bb_is(v, BB_FALSE))
		done = bb_str_builder_add(&e->text, "false", 5);
	else if (bb_is_int(v))
		done = add_int(e, v);
	else if (bb_is_float(v))
		done = add_float(e, v);
	else
		return 0;
	return done ? 1 : -1;
}

/* ---- Containers. ---- */

/* The exception was raised on the way into a container: says so in a note, unless the way was too long. */
static void add_note(Encoding *e, const char *format, BbValue container, BbValue item)
{
	if (bb_exception_matches(e->t, &bb_exc_RecursionError))
		return;
	BbValue exception = bb_exception_take(e->t);
	BbValue note = bb_format(e->t, format, container, item);
	if (!bb_is_empty(note) && !bb_is_empty(exception))
		note = bb_call_method(e->t, exception, "add_note", &note, 1);
	bb_exception_clear(e->t);
	bb_exception_restore(e->t, exception);
}

static bool enter(Encoding *e, Above *here, BbValue v, const Above *above)
{
	here->value = v;
	here->outer = above;
	here->depth = above ? above->depth + 1 : 1;
	here->milestone = (here->depth & (here->depth - 1)) == 0 ? v : above->milestone;
	if (bb_is_none(e->encoder->markers))
		return true;
	bool found = above && bb_is(above->milestone, v);
	for (unsigned i = 0; above && i < NEAR && !found; above = above->outer, i++)
		found = bb_is(above->value, v);
	if (found)
		bb_value_error(e->t, "Circular reference detected");
	return !found;
}

static bool add_newline(Encoding *e, size_t level)
{
	if (bb_is_none(e->encoder->indent))
		return true;
	bb_str_builder_add(&e->text, "\n", 1);
	for (size_t i = 0; i < level; i++)
		if (!bb_str_builder_add_str(&e->text, e->encoder->indent))
			return false;
	return true;
}

/* What stands before an item. */
static bool add_separator(Encoding *e, bool first, size_t level)
{
	return (first || bb_str_builder_add_str(&e->text, e->encoder->item_separator)) && add_newline(e, level);
}

/* The item at an index of a list (what default() takes off its end is gone) or tuple; EMPTY: there is none. */
static BbValue item_at(Encoding *e, BbValue v, size_t i)
{
	if (bb_is_list(v))
		return bb_list_get(e->t, v, (intptr_t)i);
	return i < bb_tuple_count(v) ? bb_tuple_get(v, i) : BB_EMPTY;
}

static bool encode_list(Encoding *e, BbValue v, size_t level, const Above *above)
{
	Above here;
	BbValue item = item_at(e, v, 0);
	if (bb_is_empty(item))
		return bb_str_builder_add(&e->text, "[]", 2);
	if (!enter(e, &here, v, above))
		return false;
	bb_str_builder_add(&e->text, "[", 1);
	for (size_t i = 0; !bb_is_empty(item); item = item_at(e, v, ++i)) {
		if (!add_separator(e, i == 0, level + 1))
			return false;
		if (!encode(e, item, level + 1, &here)) {
			add_note(e, "when serializing %T item %S", v, bb_from_small((intptr_t)i));
			return false;
		}
	}
	return add_newline(e, level) && bb_str_builder_add(&e->text, "]", 1);
}

/* Adds a key's string: 1, 0: skip the item, -1: raised. */
static int add_key(Encoding *e, BbValue key, bool first, size_t level)
{
	if (!bb_is_str(key) && !bb_is_none(key) && !bb_is_int(key) && !bb_is_float(key)) {
		if (e->encoder->skip_keys)
			return 0;
		bb_type_error(e->t, "keys must be str, int, float, bool or None, not %T", key);
		return -1;
	}
	if (!add_separator(e, first, level))
		return -1;
	if (bb_is_str(key))
		return add_string(e, key) ? 1 : -1;
	/* What add_scalar writes for it, in quotes; an encoder of the program's sees that text. */
	Encoding inside = {.t = e->t, .encoder = e->encoder};
	bb_str_builder_init(&inside.text, e->t);
	int done = add_scalar(&inside, key);
	BbValue text = done < 0 ? BB_EMPTY : bb_str_builder_finish(&inside.text);
	return !bb_is_empty(text) && add_string(e, text) ? 1 : -1;
}

/* The items of a dict as a flat tuple; of a subclass, or sorted, as a list of pairs. */
static BbValue items_of(Encoding *e, BbValue v, bool *flat)
{
	*flat = bb_is_exact(v, &bb_dict_type) && !e->encoder->sort_keys;
	if (*flat)
		return bb_dict_snapshot(e->t, v);
	BbValue items = bb_call_method(e->t, v, "items", NULL, 0);
	BbValue list = bb_is_empty(items) ? items : bb_list_from_iterable(e->t, items);
	if (!bb_is_empty(list) && e->encoder->sort_keys && bb_is_empty(bb_call_method(e->t, list, "sort", NULL, 0)))
		return BB_EMPTY;
	return bb_is_empty(list) ? list : bb_list_snapshot(e->t, list);
}

static bool take_item(Encoding *e, BbValue items, bool flat, size_t i, BbValue *key, BbValue *value)
{
	BbValue pair = items;
	if (!flat) {
		pair = bb_tuple_get(items, i);
		i = 0;
		if (!bb_is_tuple(pair) || bb_tuple_count(pair) != 2) {
			bb_value_error(e->t, "items must return 2-tuples");
			return false;
		}
	}
	*key = bb_tuple_get(pair, 2 * i);
	*value = bb_tuple_get(pair, 2 * i + 1);
	return true;
}

static bool encode_dict(Encoding *e, BbValue v, size_t level, const Above *above)
{
	Above here;
	bool flat, first = true;
	if (bb_dict_count(v) == 0)
		return bb_str_builder_add(&e->text, "{}", 2);
	if (!enter(e, &here, v, above))
		return false;
	BbValue items = items_of(e, v, &flat), key, value;
	size_t n = bb_is_empty(items) ? 0 : bb_tuple_count(items) / (flat ? 2 : 1);
	if (bb_is_empty(items))
		return false;
	bb_str_builder_add(&e->text, "{", 1);
	for (size_t i = 0; i < n; i++) {
		if (!take_item(e, items, flat, i, &key, &value))
			return false;
		int added = add_key(e, key, first, level + 1);
		if (added < 0)
			return false;
		if (added == 0)
			continue;
		first = false;
		if (!bb_str_builder_add_str(&e->text, e->encoder->key_separator))
			return false;
		if (!encode(e, value, level + 1, &here)) {
			add_note(e, "when serializing %T item %R", v, key);
			return false;
		}
	}
	return (first || add_newline(e, level)) && bb_str_builder_add(&e->text, "}", 1);
}

/* What default() makes of it. */
static bool encode_other(Encoding *e, BbValue v, size_t level, const Above *above)
{
	Above here;
	if (!enter(e, &here, v, above))
		return false;
	BbValue other = bb_call1(e->t, e->encoder->default_function, v);
	if (bb_is_empty(other) || encode(e, other, level, &here))
		return !bb_is_empty(other);
	add_note(e, "when serializing %T object", v, v);
	return false;
}

static bool encode(Encoding *e, BbValue v, size_t level, const Above *above)
{
	int done = add_scalar(e, v);
	if (done)
		return done > 0;
	if (!bb_check_native_stack(e->t, " while encoding a JSON object"))
		return false;
	if (bb_is_list(v) || bb_is_tuple(v))
		return encode_list(e, v, level, above);
	if (bb_is_dict(v))
		return encode_dict(e, v, level, above);
	return encode_other(e, v, level, above);
}

/* ---- The type. ---- */

static void encoder_trace(BbTracer *tracer, void *cell)
{
	const Encoder *e = cell;
	bb_trace(tracer, e->markers);
	bb_trace(tracer, e->default_function);
	bb_trace(tracer, e->encoder);
	bb_trace(tracer, e->indent);
	bb_trace(tracer, e->key_separator);
	bb_trace(tracer, e->item_separator);
}

static Quoting quoting_of(BbValue encoder)
{
	BbValue self;
	if (!bb_is_exact(encoder, &bb_builtin_function_type))
		return QUOTE_BY_CALL;
	const BbBuiltin *def = bb_builtin_take(encoder, &self);
	return def->function == bb_json_encode_basestring_ascii ? QUOTE_ASCII
	       : def->function == bb_json_encode_basestring	? QUOTE
								: QUOTE_BY_CALL;
}

BB_CFUNCTION(encoder_new)
{
	BB_PARAMS(params, "make_encoder", 0, 9, 9, "markers", "default", "encoder", "indent", "key_separator",
		  "item_separator", "sort_keys", "skipkeys", "allow_nan");
	BbValue v[9];
	int truth[3];
	if (!bb_args_bind(t, &params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_none(v[0]) && !bb_is_dict(v[0]))
		return bb_type_error(t, "make_encoder() argument 1 must be dict or None, not %T", v[0]);
	for (size_t i = 4; i < 6; i++)
		if (!bb_is_str(v[i]))
			return bb_type_error(t, "make_encoder() argument %zu must be str, not %T", i + 1, v[i]);
	if (!bb_is_none(v[3]) && !bb_is_str(v[3]))
		return bb_type_error(t, "make_encoder() argument 4 must be str or None, not %T", v[3]);
	for (size_t i = 0; i < 3; i++)
		if ((truth[i] = bb_truth(t, v[6 + i])) < 0)
			return BB_EMPTY;
	Encoder *e = bb_object_new(t, bb_to_pointer(args[0]), sizeof *e);
	if (!e)
		return BB_EMPTY;
	e->markers = v[0];
	e->default_function = v[1];
	e->encoder = v[2];
	e->indent = v[3];
	e->key_separator = v[4];
	e->item_separator = v[5];
	e->sort_keys = truth[0] != 0;
	e->skip_keys = truth[1] != 0;
	e->allow_nan = truth[2] != 0;
	e->quoting = quoting_of(v[2]);
	return bb_from_pointer(e);
}

/* encoder(obj, level): a tuple of one piece of text. */
static BbValue encoder_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BB_PARAMS(params, "_iterencode", 0, 2, 2, "obj", "_current_indent_level");
	BbValue v[2];
	Encoding e = {.t = t, .encoder = bb_to_pointer(self)};
	intptr_t level;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, v) || !bb_index_ssize(t, v[1], false, &level))
		return BB_EMPTY;
	bb_str_builder_init(&e.text, t);
	bool done = encode(&e, v[0], level < 0 ? 0 : (size_t)level, NULL);
	BbValue text = done ? bb_str_builder_finish(&e.text) : BB_EMPTY;
	BB_KEEP_FRAME();
	return bb_is_empty(text) ? text : bb_tuple_from(t, &text, 1);
}

BB_CFUNCTION(encoder_call_method)
{
	return encoder_call(t, self, args, nargs, kwnames);
}

static const BbBuiltin encoder_methods[] = {
	BB_METHOD_KW(bb_json_encoder_type, "__call__", encoder_call_method, "Call self as a function."),
	BB_NEW(bb_json_encoder_type, encoder_new),
};

BbType bb_json_encoder_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = encoder_trace},
	.name = "Encoder",
	.module = "_json",
	.doc = BB_DOC(
		"Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)"),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Encoder),
	.methods = encoder_methods,
	.method_count = BB_COUNT(encoder_methods),
	.call = encoder_call,
};
