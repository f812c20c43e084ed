/* SPDX-License-Identifier: MIT */
/*
 * PatternError(msg, pattern=None, pos=None): its text tells the position, and the line and column where the pattern
 * has several lines.
 *
 * No state.
 */
#include "modules/re_error.h"

#include "object/bytes.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/import.h"

static bool set(BbThread *t, BbValue self, const char *name, BbValue value)
{
	return !bb_is_empty(value) && bb_setattr_text(t, self, name, value);
}

static size_t count_lines(const char *text, size_t size, size_t *line_start)
{
	size_t lines = 0;
	*line_start = 0;
	for (size_t i = 0; i < size; i++) {
		if (text[i] == '\n') {
			lines++;
			*line_start = i + 1;
		}
	}
	return lines;
}

/* The text of the exception; sets lineno and colno. */
static BbValue place(BbThread *t, BbValue self, BbValue message, BbValue pattern, size_t position)
{
	const char *text = bb_is_str(pattern) ? bb_str_text(pattern) : bb_bytes_data(pattern);
	size_t size = bb_is_str(pattern) ? bb_to_str(pattern)->size : bb_bytes_size(pattern);
	size_t offset = bb_is_str(pattern) ? bb_str_offset(bb_to_str(pattern), position) : position;
	size_t line_start;
	size_t line = count_lines(text, offset < size ? offset : size, &line_start) + 1;
	size_t before = bb_is_str(pattern) ? bb_str_index_at(bb_to_str(pattern), line_start) : line_start;
	size_t column = position - before + 1;
	if (!set(t, self, "lineno", bb_int_from_size(t, line)) || !set(t, self, "colno", bb_int_from_size(t, column)))
		return BB_EMPTY;
	if (memchr(text, '\n', size))
		return bb_format(t, "%S at position %zu (line %zu, column %zu)", message, position, line, column);
	return bb_format(t, "%S at position %zu", message, position);
}

BB_CFUNCTION(error_init)
{
	BB_PARAMS(params, "PatternError", 0, 3, 1, "msg", "pattern", "pos");
	BbValue v[3];
	if (!bb_args_bind(t, &params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue pattern = bb_is_empty(v[1]) ? BB_NONE : v[1], pos = bb_is_empty(v[2]) ? BB_NONE : v[2];
	BbValue text = v[0];
	intptr_t position = -1;
	if (!set(t, self, "msg", v[0]) || !set(t, self, "pattern", pattern) || !set(t, self, "pos", pos))
		return BB_EMPTY;
	if ((bb_is_str(pattern) || bb_is_bytes(pattern)) && !bb_is_none(pos) &&
	    !bb_index_ssize(t, pos, true, &position))
		return BB_EMPTY;
	size_t length = bb_is_str(pattern)     ? bb_to_str(pattern)->length
			: bb_is_bytes(pattern) ? bb_bytes_size(pattern)
					       : 0;
	if (position >= 0)
		text = place(t, self, v[0], pattern, (size_t)position < length ? (size_t)position : length);
	else if (!set(t, self, "lineno", BB_NONE) || !set(t, self, "colno", BB_NONE))
		return BB_EMPTY;
	BbValue tuple = bb_is_empty(text) ? BB_EMPTY : bb_tuple_from(t, &text, 1);
	if (bb_is_empty(tuple))
		return BB_EMPTY;
	bb_store(t, bb_to_exception(self), &bb_to_exception(self)->args, tuple);
	return BB_NONE;
}

static const BbBuiltin error_methods[] = {
	BB_METHOD_KW(bb_re_error_type, "__init__", error_init, "Initialize self."),
};

BbType bb_re_error_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "PatternError",
	.module = "re",
	.doc = BB_DOC("A regular expression is wrong.\n\nAttributes: msg, pattern, pos, lineno, colno."),
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_EXCEPTION,
	.instance_size = sizeof(BbException),
	.instance_offset = offsetof(BbException, part),
	.base = &bb_exc_Exception,
	.methods = error_methods,
	.method_count = BB_COUNT(error_methods),
};

BbValue bb_re_raise(BbThread *t, BbValue message, BbValue pattern, size_t position)
{
	if (bb_is_empty(message))
		return message;
	BbValue args[] = {message, pattern, BB_NONE};
	if (position != BB_RE_NOWHERE)
		args[2] = bb_int_from_size(t, position);
	BbValue type = bb_from_pointer(&bb_re_error_type);
	BbValue exception = bb_is_empty(args[2]) ? args[2] : bb_call(t, type, args, 3, BB_EMPTY);
	return bb_is_empty(exception) ? exception : bb_raise_object(t, exception);
}

bool bb_re_warn(BbThread *t, BbType *category, BbValue message)
{
	/* The frames are _compile and compile (or search...) of lib/re, and the caller's. */
	BbValue module = bb_is_empty(message) ? BB_EMPTY : bb_import_module(t, "warnings");
	BbValue args[] = {message, bb_from_pointer(category), bb_from_small(3)};
	return !bb_is_empty(module) && !bb_is_empty(bb_call_method(t, module, "warn", args, 3));
}
