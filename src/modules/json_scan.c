/* SPDX-License-Identifier: MIT */
/*
 * The JSON scanner: one pass over the bytes of a str, values made as they are met.
 *
 * A Scan lives on the C stack of one thread; the text is an immutable str that it keeps.  Hooks run user code, which
 * cannot change anything here.  Nesting is native recursion, which is checked.
 */
#include "modules/json_scan.h"

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
#include "object/tuple.h"
#include "vm/import.h"

#include <math.h>

/* make_scanner(context): the attributes of a JSONDecoder. */
typedef struct Scanner {
	BbObject header;
	bool strict;
	BbValue object_hook, object_pairs_hook, parse_float, parse_int, parse_constant;
} Scanner;

enum { KEYS = 64, KEY_SIZE = 32 };

typedef struct Scan {
	BbThread *t;
	const Scanner *scanner;
	BbValue string;
	const uint8_t *begin, *end;
	bool strict;
	BbValue keys[KEYS]; /* keys met before, by hash: equal ones are one object */
} Scan;

/* ---- Errors. ---- */

/* Raises json.decoder.JSONDecodeError(message, string, position). */
static BbValue fail(Scan *s, const char *message, const uint8_t *at)
{
	BbThread *t = s->t;
	size_t index = bb_str_index_at(bb_to_str(s->string), (size_t)(at - s->begin));
	BbValue module = bb_import_module(t, "json.decoder");
	BbValue type = bb_is_empty(module) ? module : bb_getattr_text(t, module, "JSONDecodeError");
	BbValue args[] = {bb_str_from_text(t, message), s->string, bb_int_from_size(t, index)};
	if (bb_is_empty(type) || bb_is_empty(args[0]) || bb_is_empty(args[1]))
		return BB_EMPTY;
	BbValue exception = bb_call(t, type, args, 3, BB_EMPTY);
	return bb_is_empty(exception) ? exception : bb_raise_object(t, exception);
}

/* StopIteration(index): there is no value here. */
static BbValue no_value(Scan *s, const uint8_t *at)
{
	size_t index = bb_str_index_at(bb_to_str(s->string), (size_t)(at - s->begin));
	return bb_raise_stop_iteration(s->t, bb_int_from_size(s->t, index));
}

/* ---- Strings. ---- */

static bool parse_hex(const uint8_t *p, const uint8_t *end, uint32_t *out)
{
	*out = 0;
	if (end - p < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		uint32_t c = p[i], letter = (c | 0x20) - 'a';
		if (c - '0' >= 10 && letter >= 6)
			return false;
		*out = *out << 4 | (c - '0' < 10 ? c - '0' : letter + 10);
	}
	return true;
}

/* The escape behind a backslash at p - 1; *at moves behind it. */
static bool parse_escape(Scan *s, const uint8_t **at, BbStrBuilder *b)
{
	static const char simple[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
	const uint8_t *p = *at;
	uint32_t c, low;
	if (*p != 'u') {
		for (const char *pair = simple; *pair; pair += 2) {
			if (*p == (uint8_t)*pair) {
				*at = p + 1;
				return bb_str_builder_add_char(b, (uint8_t)pair[1]);
			}
		}
		fail(s, "Invalid \\escape", p - 1);
		return false;
	}
	if (!parse_hex(p + 1, s->end, &c)) {
		fail(s, "Invalid \\uXXXX escape", p);
		return false;
	}
	p += 5;
	if (c >= 0xd800 && c < 0xdc00 && s->end - p >= 2 && p[0] == '\\' && p[1] == 'u') {
		if (!parse_hex(p + 2, s->end, &low)) {
			fail(s, "Invalid \\uXXXX escape", p + 1);
			return false;
		}
		if (low >= 0xdc00 && low < 0xe000) {
			c = 0x10000 + ((c - 0xd800) << 10 | (low - 0xdc00));
			p += 6;
		}
	}
	*at = p;
	return bb_str_builder_add_char(b, c);
}

/* The first byte from p on that ends plain text: a quote, a backslash, or, if strict, a control character. */
static const uint8_t *skip_plain(const Scan *s, const uint8_t *p)
{
	while (p < s->end && *p != '"' && *p != '\\' && (*p >= 0x20 || !s->strict))
		p++;
	return p;
}

/* The string whose inside begins at *at; *at moves behind its closing quote.  start is for the message. */
static BbValue scan_string(Scan *s, const uint8_t **at, const uint8_t *start)
{
	const uint8_t *first = *at, *p = skip_plain(s, first);
	if (p < s->end && *p == '"') {
		*at = p + 1;
		return bb_str_slice_bytes(s->t, s->string, (size_t)(first - s->begin), (size_t)(p - s->begin),
					  BB_STR_NONE);
	}
	BbStrBuilder b;
	bb_str_builder_init(&b, s->t);
	for (;; p = skip_plain(s, first = p)) {
		bb_str_builder_add(&b, (const char *)first, (size_t)(p - first));
		if (p == s->end)
			return fail(s, "Unterminated string starting at", start);
		if (*p == '"')
			break;
		if (*p != '\\')
			return fail(s, "Invalid control character at", p);
		if (++p == s->end)
			return fail(s, "Unterminated string starting at", start);
		if (!parse_escape(s, &p, &b))
			return BB_EMPTY;
	}
	*at = p + 1;
	return bb_str_builder_finish(&b);
}

/* The same for a key: one object for all equal short ones. */
static BbValue scan_key(Scan *s, const uint8_t **at)
{
	const uint8_t *first = *at, *p = first;
	uint32_t hash = 0;
	while (p < s->end && *p != '"' && *p != '\\' && *p >= 0x20 && p - first < KEY_SIZE)
		hash = hash * 31 + *p++;
	if (p == s->end || *p != '"')
		return scan_string(s, at, first - 1);
	BbValue *place = &s->keys[(hash ^ hash >> 6) % KEYS];
	size_t size = (size_t)(p - first);
	*at = p + 1;
	if (!bb_is_empty(*place) && bb_to_str(*place)->size == size && memcmp(bb_str_text(*place), first, size) == 0)
		return *place;
	BbValue key =
		bb_str_slice_bytes(s->t, s->string, (size_t)(first - s->begin), (size_t)(p - s->begin), BB_STR_NONE);
	if (!bb_is_empty(key))
		*place = key;
	return key;
}

/* ---- Numbers and words. ---- */

static BbValue make_number(Scan *s, const uint8_t *start, const uint8_t *end, bool is_int)
{
	const char *text = (const char *)start;
	size_t size = (size_t)(end - start);
	BbValue parse = is_int ? s->scanner->parse_int : s->scanner->parse_float;
	if (is_int && bb_is(parse, bb_from_pointer(&bb_int_type))) {
		if (size > 17)
			return bb_int_parse(s->t, text, size, 10);
		int64_t n = 0;
		for (const uint8_t *p = start + (*start == '-'); p < end; p++)
			n = n * 10 + (*p - '0');
		return bb_int_from_i64(s->t, *start == '-' ? -n : n);
	}
	double x;
	if (!is_int && bb_is(parse, bb_from_pointer(&bb_float_type)) && bb_dtoa_parse(text, size, 0, &x))
		return bb_float_new(s->t, x);
	BbValue v = bb_str_new(s->t, text, size);
	return bb_is_empty(v) ? v : bb_call1(s->t, parse, v);
}

static const uint8_t *skip_digits(const Scan *s, const uint8_t *p)
{
	while (p < s->end && *p - '0' >= 0 && *p - '0' < 10)
		p++;
	return p;
}

/* A number at *at, which begins with a digit or a minus; EMPTY without exception: it is none. */
static BbValue scan_number(Scan *s, const uint8_t **at)
{
	const uint8_t *start = *at, *p = start + (*start == '-'), *q, *end;
	bool is_int = true;
	if (p < s->end && *p == '0')
		q = p + 1;
	else
		q = skip_digits(s, p);
	if (q == p)
		return BB_EMPTY;
	end = q;
	if (q < s->end && *q == '.' && skip_digits(s, q + 1) > q + 1) {
		end = q = skip_digits(s, q + 1);
		is_int = false;
	}
	if (q < s->end && (*q | 0x20) == 'e') {
		q++;
		q += q < s->end && (*q == '+' || *q == '-');
		if (skip_digits(s, q) > q) {
			end = skip_digits(s, q);
			is_int = false;
		}
	}
	*at = end;
	return make_number(s, start, end, is_int);
}

/* null, true, NaN, ...: EMPTY without exception: none of them. */
static BbValue scan_word(Scan *s, const uint8_t **at)
{
	static const struct {
		const char *text;
		uint8_t size;
	} words[] = {{"null", 4}, {"true", 4}, {"false", 5}, {"NaN", 3}, {"Infinity", 8}, {"-Infinity", 9}};
	size_t left = (size_t)(s->end - *at);
	for (size_t i = 0; i < BB_COUNT(words); i++) {
		if (left < words[i].size || memcmp(*at, words[i].text, words[i].size) != 0)
			continue;
		*at += words[i].size;
		if (i < 3)
			return i == 0 ? BB_NONE : bb_bool(i == 1);
		BbValue text = bb_str_from_text(s->t, words[i].text);
		return bb_is_empty(text) ? text : bb_call1(s->t, s->scanner->parse_constant, text);
	}
	return BB_EMPTY;
}

/* ---- Objects and arrays. ---- */

static BbValue scan_value(Scan *s, const uint8_t **at);

static const uint8_t *skip_space(const Scan *s, const uint8_t *p)
{
	while (p < s->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
		p++;
	return p;
}

/* What stands behind an item: 1 a comma (*at is behind it and the space), 0 the closing bracket (behind it), -1 raised.
 */
static int scan_delimiter(Scan *s, const uint8_t **at, uint8_t close)
{
	const uint8_t *p = skip_space(s, *at);
	if (p < s->end && *p == close) {
		*at = p + 1;
		return 0;
	}
	if (p == s->end || *p != ',') {
		fail(s, "Expecting ',' delimiter", p);
		return -1;
	}
	*at = skip_space(s, p + 1);
	if (*at == s->end || **at != close)
		return 1;
	fail(s,
	     close == '}' ? "Illegal trailing comma before end of object"
			  : "Illegal trailing comma before end of array",
	     p);
	return -1;
}

/* "key": value; then adds it. */
static bool scan_pair(Scan *s, const uint8_t **at, BbValue dict, BbValue pairs)
{
	if (*at == s->end || **at != '"') {
		fail(s, "Expecting property name enclosed in double quotes", *at);
		return false;
	}
	(*at)++;
	BbValue key = scan_key(s, at);
	if (bb_is_empty(key))
		return false;
	*at = skip_space(s, *at);
	if (*at == s->end || **at != ':') {
		fail(s, "Expecting ':' delimiter", *at);
		return false;
	}
	*at = skip_space(s, *at + 1);
	BbValue value = scan_value(s, at);
	if (bb_is_empty(value))
		return false;
	if (bb_is_empty(pairs))
		return bb_dict_set(s->t, dict, key, value);
	BbValue pair = bb_tuple_pair(s->t, key, value);
	return !bb_is_empty(pair) && bb_list_append(s->t, pairs, pair);
}

static BbValue scan_object(Scan *s, const uint8_t **at)
{
	const Scanner *scanner = s->scanner;
	bool as_pairs = !bb_is_none(scanner->object_pairs_hook);
	BbValue dict = as_pairs ? BB_EMPTY : bb_dict_new(s->t, 0), pairs = as_pairs ? bb_list_new(s->t, 0) : BB_EMPTY;
	int more = 1;
	if (bb_is_empty(as_pairs ? pairs : dict))
		return BB_EMPTY;
	*at = skip_space(s, *at);
	if (*at < s->end && **at == '}') {
		(*at)++;
		more = 0;
	}
	while (more > 0) {
		if (!scan_pair(s, at, dict, pairs))
			return BB_EMPTY;
		more = scan_delimiter(s, at, '}');
	}
	if (more < 0)
		return BB_EMPTY;
	if (as_pairs)
		return bb_call1(s->t, scanner->object_pairs_hook, pairs);
	return bb_is_none(scanner->object_hook) ? dict : bb_call1(s->t, scanner->object_hook, dict);
}

static BbValue scan_array(Scan *s, const uint8_t **at)
{
	BbValue list = bb_list_new(s->t, 0);
	int more = !bb_is_empty(list);
	*at = skip_space(s, *at);
	if (*at < s->end && **at == ']') {
		(*at)++;
		return list;
	}
	while (more > 0) {
		BbValue item = scan_value(s, at);
		if (bb_is_empty(item) || !bb_list_append(s->t, list, item))
			return BB_EMPTY;
		more = scan_delimiter(s, at, ']');
	}
	return more < 0 ? BB_EMPTY : list;
}

static BbValue scan_value(Scan *s, const uint8_t **at)
{
	const uint8_t *start = *at;
	BbValue v = BB_EMPTY;
	if (start == s->end)
		return no_value(s, start);
	switch (*start) {
	case '"':
		(*at)++;
		return scan_string(s, at, start);
	case '{':
	case '[':
		if (!bb_check_native_stack(s->t, " while decoding a JSON document"))
			return BB_EMPTY;
		(*at)++;
		return *start == '{' ? scan_object(s, at) : scan_array(s, at);
	default:
		if (*start == '-' || (*start >= '0' && *start <= '9'))
			v = scan_number(s, at);
		if (bb_is_empty(v) && !bb_has_exception(s->t))
			v = scan_word(s, at);
		if (bb_is_empty(v) && !bb_has_exception(s->t))
			return no_value(s, start);
		return v;
	}
}

/* ---- What Python calls. ---- */

/* Begins a scan of the str at an index: where; NULL: raised. */
static const uint8_t *begin(Scan *s, BbThread *t, BbValue string, BbValue index)
{
	intptr_t i;
	memset(s, 0, sizeof *s);
	s->t = t;
	s->string = string;
	if (bb_is_int(index) && !bb_int_to_ssize(index, &i)) {
		bb_overflow_error(t, "Python int too large to convert to C ssize_t");
		return NULL;
	}
	if (!bb_is_str(string)) {
		bb_type_error(t, "first argument must be a string, not %T", string);
		return NULL;
	}
	if (!bb_index_ssize(t, index, false, &i))
		return NULL;
	s->begin = (const uint8_t *)bb_str_text(string);
	s->end = s->begin + bb_to_str(string)->size;
	if (i < 0) {
		bb_value_error(t, "idx cannot be negative");
		return NULL;
	}
	if ((size_t)i > bb_to_str(string)->length) {
		bb_raise_stop_iteration(t, index);
		return NULL;
	}
	return s->begin + bb_str_offset(bb_to_str(string), (size_t)i);
}

/* (value, index behind it) */
static BbValue with_index(Scan *s, BbValue v, const uint8_t *at)
{
	if (bb_is_empty(v))
		return v;
	size_t index = bb_str_index_at(bb_to_str(s->string), (size_t)(at - s->begin));
	return bb_tuple_pair(s->t, v, bb_int_from_size(s->t, index));
}

BbValue bb_json_scanstring(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	Scan s;
	(void)self;
	if (!bb_args_check(t, "scanstring", nargs, kwnames, 2, 3))
		return BB_EMPTY;
	int strict = nargs > 2 ? bb_truth(t, args[2]) : 1;
	const uint8_t *at = strict < 0 ? NULL : begin(&s, t, args[0], args[1]);
	if (!at) {
		if (strict >= 0 && bb_exception_matches(t, &bb_exc_StopIteration)) {
			bb_exception_clear(t);
			return bb_value_error(t, "end is out of bounds");
		}
		return BB_EMPTY;
	}
	s.strict = strict != 0;
	BbValue value = scan_string(&s, &at, at > s.begin ? at - 1 : at);
	return with_index(&s, value, at);
}

static void scanner_trace(BbTracer *tracer, void *cell)
{
	const Scanner *s = cell;
	bb_trace(tracer, s->object_hook);
	bb_trace(tracer, s->object_pairs_hook);
	bb_trace(tracer, s->parse_float);
	bb_trace(tracer, s->parse_int);
	bb_trace(tracer, s->parse_constant);
}

BB_CFUNCTION(scanner_new)
{
	if (!bb_args_check(t, "make_scanner", nargs - 1, kwnames, 1, 1))
		return BB_EMPTY;
	BbValue context = args[1], strict = bb_getattr_text(t, context, "strict"), v[5];
	static const char *const names[] = {"object_hook", "object_pairs_hook", "parse_float", "parse_int",
					    "parse_constant"};
	int truth = bb_is_empty(strict) ? -1 : bb_truth(t, strict);
	for (size_t i = 0; i < BB_COUNT(names); i++) {
		v[i] = truth < 0 ? BB_EMPTY : bb_getattr_text(t, context, names[i]);
		if (bb_is_empty(v[i]))
			return BB_EMPTY;
	}
	Scanner *s = bb_object_new(t, bb_to_pointer(args[0]), sizeof *s);
	if (!s)
		return BB_EMPTY;
	s->strict = truth != 0;
	s->object_hook = v[0];
	s->object_pairs_hook = v[1];
	s->parse_float = v[2];
	s->parse_int = v[3];
	s->parse_constant = v[4];
	return bb_from_pointer(s);
}

static BbValue scanner_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BB_PARAMS(params, "scan_once", 0, 2, 2, "string", "idx");
	BbValue v[2];
	Scan s;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, v))
		return BB_EMPTY;
	const uint8_t *at = begin(&s, t, v[0], v[1]);
	if (!at)
		return BB_EMPTY;
	s.scanner = bb_to_pointer(self);
	s.strict = s.scanner->strict;
	BbValue value = scan_value(&s, &at), pair = with_index(&s, value, at);
	BB_KEEP_FRAME();
	return pair;
}

BB_CFUNCTION(scanner_call_method)
{
	return scanner_call(t, self, args, nargs, kwnames);
}

#define ATTRIBUTE(name)                                                                                                \
	static BbValue get_##name(BbThread *t, BbValue self)                                                           \
	{                                                                                                              \
		(void)t;                                                                                               \
		return ((const Scanner *)bb_to_pointer(self))->name;                                                   \
	}
ATTRIBUTE(object_hook)
ATTRIBUTE(object_pairs_hook)
ATTRIBUTE(parse_constant)
ATTRIBUTE(parse_float)
ATTRIBUTE(parse_int)

static BbValue get_strict(BbThread *t, BbValue self)
{
	(void)t;
	return bb_bool(((const Scanner *)bb_to_pointer(self))->strict);
}

#define S bb_json_scanner_type
static const BbBuiltin scanner_methods[] = {
	BB_METHOD_KW(S, "__call__", scanner_call_method, "Call self as a function."),
	BB_NEW(S, scanner_new),
	BB_GETSET(S, "object_hook", get_object_hook, bb_readonly_setter, "object_hook"),
	BB_GETSET(S, "object_pairs_hook", get_object_pairs_hook, bb_readonly_setter, "object_pairs_hook"),
	BB_GETSET(S, "parse_constant", get_parse_constant, bb_readonly_setter, "parse_constant"),
	BB_GETSET(S, "parse_float", get_parse_float, bb_readonly_setter, "parse_float"),
	BB_GETSET(S, "parse_int", get_parse_int, bb_readonly_setter, "parse_int"),
	BB_GETSET(S, "strict", get_strict, bb_readonly_setter, "strict"),
};
#undef S

BbType bb_json_scanner_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = scanner_trace},
	.name = "Scanner",
	.module = "_json",
	.doc = BB_DOC("JSON scanner object"),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Scanner),
	.methods = scanner_methods,
	.method_count = BB_COUNT(scanner_methods),
	.call = scanner_call,
};
