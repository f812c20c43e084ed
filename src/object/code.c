/* SPDX-License-Identifier: MIT */
/*
 * Code objects: making them, their table of positions, and what Python sees of them.
 *
 * The table of positions is a row of runs of words that share a position.  Each is a number 2 * (words - 1) + (has no
 * position), and if it has one: the distance of the line from the one before (signed), and, unless BB_LINES_ONLY,
 * end_line - line, col + 1, and end_col + 1, or, on one line with col known, end_col - col + 1; 0 is an unknown column.
 * Numbers have seven bits a byte, the highest bit saying that more follow.
 *
 * Threads: code objects are immutable once made, but for their caches, whose words are published.
 */
#include "object/code.h"

#include "base/hash.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"

#include <string.h>

/* ---- The body. ---- */

/* A code object's arrays stand in one cell: the caches, the constants, which are traced, and behind them the others. */
typedef struct Body {
	const BbCellKind *kind;
	BbCodeCount cache_count, constant_count;
	BbPublished caches[];
} Body;

static void trace_body(BbTracer *tracer, void *cell)
{
	Body *body = cell;
	BbValue *constants = (BbValue *)(void *)(body->caches + body->cache_count);

	bb_trace_values(tracer, constants, constants + body->constant_count);
}

static const BbCellKind body_kind = {.trace = trace_body};

static void code_trace(BbTracer *tracer, void *cell)
{
	const BbCode *code = cell;

	if (code->constants != NULL)
		bb_trace_pointer(tracer, (const char *)(bb_code_cache(code, 0) + 1 - code->cache_count) -
						 offsetof(Body, caches));
	bb_trace(tracer, code->name);
	bb_trace(tracer, code->qualname);
	bb_trace(tracer, code->filename);
	bb_trace(tracer, code->locals);
	bb_trace(tracer, code->frees);
}

/* ---- Positions. ---- */

static uint8_t *put_number(uint8_t *p, uint32_t n)
{
	for (; n >= 0x80; n >>= 7)
		*p++ = (uint8_t)(n | 0x80);
	*p++ = (uint8_t)n;
	return p;
}

static const uint8_t *get_number(const uint8_t *p, uint32_t *n)
{
	unsigned shift = 0;

	*n = 0;
	do {
		*n |= (uint32_t)(*p & 0x7f) << shift;
		shift += 7;
	} while (*p++ & 0x80);
	return p;
}

static bool same_position(const BbPosition *a, const BbPosition *b)
{
	if (BB_LINES_ONLY)
		return a->line == b->line;
	return a->line == b->line && a->end_line == b->end_line && a->col == b->col && a->end_col == b->end_col;
}

/* Where in its line, and to where, an instruction stands. */
static uint8_t *put_extent(uint8_t *p, const BbPosition *pos)
{
	uint32_t lines = pos->end_line >= pos->line ? pos->end_line - pos->line : 0;
	bool known = pos->col != BB_PLACE_NONE;
	p = put_number(p, lines);
	p = put_number(p, (BbPlace)(pos->col + 1));
	if (lines > 0)
		return put_number(p, (BbPlace)(pos->end_col + 1));
	bool has_end = known && pos->end_col != BB_PLACE_NONE && pos->end_col >= pos->col;
	if (has_end)
		return put_number(p, pos->end_col - pos->col + 1);
	return put_number(p, known ? 0 : (BbPlace)(pos->end_col + 1));
}

static const uint8_t *get_extent(const uint8_t *p, BbPosition *pos)
{
	uint32_t lines, col, end_col;

	p = get_number(p, &lines);
	p = get_number(p, &col);
	p = get_number(p, &end_col);
	pos->end_line = pos->line + lines;
	pos->col = col - 1;
	pos->end_col = (lines == 0 && col != 0 && end_col != 0 ? col - 1 : 0) + end_col - 1;
	return p;
}

enum { MAX_RUN = BB_SHORT_POSITIONS ? 15 : 25 }; /* bytes */

/* The table, in memory outside of the heap that the caller frees; NULL: raised. */
static uint8_t *encode_positions(BbThread *t, const BbCodeParts *parts, size_t *size)
{
	uint32_t n = parts->instruction_count, runs = 0, line = parts->first_line;
	const BbPosition *positions = parts->instruction_positions;

	for (uint32_t i = 0; i < n; i++)
		runs += i == 0 || !same_position(&positions[i], &positions[i - 1]);
	uint8_t *buffer = bb_heap_outside(t, (size_t)runs * MAX_RUN + 1), *p = buffer;
	if (buffer == NULL) {
		bb_raise_no_memory(t);
		return NULL;
	}
	for (uint32_t i = 0, end; i < n; i = end) {
		const BbPosition *pos = &positions[i];
		bool none = pos->line == 0;

		for (end = i + 1; end < n && same_position(&positions[end], pos);)
			end++;
		p = put_number(p, 2 * (end - i - 1) + none);
		if (none)
			continue;
		int32_t delta = (int32_t)(pos->line - line);
		p = put_number(p, delta < 0 ? 2 * (uint32_t)-delta - 1 : 2 * (uint32_t)delta);
		line = pos->line;
		if (!BB_LINES_ONLY)
			p = put_extent(p, pos);
	}
	*size = (size_t)(p - buffer);
	return buffer;
}

void bb_code_position(const BbCode *code, uint32_t instruction, BbPosition *out)
{
	const uint8_t *p = bb_code_positions(code);
	uint32_t at = 0;

	*out = (BbPosition){code->first_line, code->first_line, BB_PLACE_NONE, BB_PLACE_NONE};
	while (at < code->instruction_count) {
		uint32_t n, delta;

		p = get_number(p, &n);
		at += n / 2 + 1;
		if (n & 1) {
			if (instruction < at)
				break;
			continue;
		}
		p = get_number(p, &delta);
		out->line += delta & 1 ? (uint32_t) - (int32_t)((delta + 1) / 2) : delta / 2;
		out->end_line = out->line;
		if (!BB_LINES_ONLY)
			p = get_extent(p, out);
		if (instruction < at)
			return;
	}
	*out = (BbPosition){0, 0, BB_PLACE_NONE, BB_PLACE_NONE};
}

/* Of the table, in bytes. */
static size_t positions_size(const BbCode *code)
{
	const uint8_t *p = bb_code_positions(code);
	BbPosition extent;

	for (uint32_t at = 0, n, delta; at < code->instruction_count; at += n / 2 + 1) {
		p = get_number(p, &n);
		if (n & 1)
			continue;
		p = get_number(p, &delta);
		if (!BB_LINES_ONLY)
			p = get_extent(p, &extent);
	}
	return (size_t)(p - bb_code_positions(code));
}

/* ---- Making. ---- */

/* Copies n bytes to *to, and advances that. */
static void *put_array(char **to, const void *from, size_t n)
{
	void *at = *to;
	if (n > 0)
		memcpy(at, from, n);
	*to += n;
	return at;
}

/* false: raised. */
static bool make_body(BbThread *t, const BbCodeParts *parts, const uint8_t *positions, size_t size, BbCode *code)
{
	size_t constants = parts->constant_count * sizeof(BbValue), caches = parts->cache_count * sizeof(BbPublished);
	size_t exceptions = parts->exception_count * sizeof(BbExceptionEntry);
	size_t instructions = parts->instruction_count * sizeof(uint32_t);
	Body *body =
		bb_cell_new(t, &body_kind,
			    sizeof *body + constants + caches + exceptions + instructions + parts->local_count + size);

	if (body == NULL)
		return false;
	body->cache_count = (BbCodeCount)parts->cache_count;
	body->constant_count = (BbCodeCount)parts->constant_count;
	char *to = (char *)(body->caches + parts->cache_count);
	code->constants = put_array(&to, parts->constants, constants);
	code->instructions = put_array(&to, parts->instructions, instructions);
	code->exceptions = put_array(&to, parts->exceptions, exceptions);
	put_array(&to, parts->local_kinds, parts->local_count);
	put_array(&to, positions, size);
	return true;
}

#if BB_FROZEN_CODE
static bool fits(const BbCodeParts *parts)
{
	const uint32_t most = (BbCodeCount)-1;
	return parts->instruction_count <= most && parts->constant_count <= most && parts->cache_count <= most &&
	       parts->exception_count <= most;
}
#endif

BbValue bb_code_new(BbThread *t, const BbCodeParts *parts)
{
#if BB_FROZEN_CODE
	if (!fits(parts))
		return bb_raise_no_memory(t);
#endif
	BbCode *code = bb_object_new(t, &bb_code_type, sizeof *code);

	if (code == NULL)
		return BB_EMPTY;
	code->instruction_count = parts->instruction_count;
	code->constant_count = parts->constant_count;
	code->cache_count = parts->cache_count;
	code->exception_count = parts->exception_count;
	code->flags = parts->flags;
	code->first_line = (BbPlace)parts->first_line;
	code->register_count = (uint16_t)parts->register_count;
	code->local_count = (uint16_t)parts->local_count;
	code->argument_count = (uint16_t)parts->argument_count;
	code->positional_only_count = (uint16_t)parts->positional_only_count;
	code->keyword_only_count = (uint16_t)parts->keyword_only_count;
	code->name = parts->name;
	code->qualname = parts->qualname;
	code->filename = parts->filename;
	code->locals = parts->locals;
	code->frees = parts->frees;
	size_t size;
	uint8_t *positions = encode_positions(t, parts, &size);
	if (positions == NULL)
		return BB_EMPTY;
	bool made = make_body(t, parts, positions, size, code);
	bb_heap_outside_free(t, positions);
	return made ? bb_from_pointer(code) : BB_EMPTY;
}

/* ---- What Python sees. ---- */

static BbCode *to_code(BbValue v)
{
	return (BbCode *)bb_to_pointer(v);
}

#define SMALL_GETTER(name, field)                                                                                      \
	static BbValue name(BbThread *t, BbValue self)                                                                 \
	{                                                                                                              \
		(void)t;                                                                                               \
		return bb_from_small((intptr_t)to_code(self)->field);                                                  \
	}
SMALL_GETTER(get_argcount, argument_count)
SMALL_GETTER(get_posonlyargcount, positional_only_count)
SMALL_GETTER(get_kwonlyargcount, keyword_only_count)
SMALL_GETTER(get_stacksize, register_count)
SMALL_GETTER(get_firstlineno, first_line)

#define VALUE_GETTER(name, field)                                                                                      \
	static BbValue name(BbThread *t, BbValue self)                                                                 \
	{                                                                                                              \
		(void)t;                                                                                               \
		return to_code(self)->field;                                                                           \
	}
VALUE_GETTER(get_name, name)
VALUE_GETTER(get_filename, filename)
VALUE_GETTER(get_freevars, frees)

BbValue bb_code_qualname(BbThread *t, const BbCode *code)
{
	return code->flags & BB_CODE_QUALIFIED ? bb_format(t, "%S.%S", code->qualname, code->name) : code->qualname;
}

static BbValue get_qualname(BbThread *t, BbValue self)
{
	return bb_code_qualname(t, to_code(self));
}

static bool is_hidden(const BbCode *code, size_t i)
{
	return (bb_code_local_kinds(code)[i] & BB_LOCAL_HIDDEN) != 0;
}

static bool is_cell(const BbCode *code, size_t i)
{
	return (bb_code_local_kinds(code)[i] & BB_LOCAL_CELL) != 0;
}

static unsigned parameter_count(const BbCode *code)
{
	return (unsigned)code->argument_count + code->keyword_only_count + ((code->flags & BB_CODE_VARARGS) != 0) +
	       ((code->flags & BB_CODE_VARKEYWORDS) != 0);
}

/* The locals that Python knows as such: of the cells only parameters. */
static bool is_variable(const BbCode *code, size_t i)
{
	return !is_hidden(code, i) && (!is_cell(code, i) || i < parameter_count(code));
}

static BbValue names_of(BbThread *t, const BbCode *code, bool (*are)(const BbCode *code, size_t i))
{
	size_t n = 0, count = code->local_count;
	BbTuple *names = bb_tuple_alloc(t, count);

	if (names == NULL)
		return BB_EMPTY;
	BbValue keep = bb_from_pointer(names);
	for (size_t i = 0; i < count; i++)
		if (are(code, i))
			names->items[n++] = bb_tuple_get(code->locals, i);
	return n == count ? keep : bb_tuple_from(t, names->items, n);
}

static BbValue get_varnames(BbThread *t, BbValue self)
{
	return names_of(t, to_code(self), is_variable);
}

static BbValue get_cellvars(BbThread *t, BbValue self)
{
	return names_of(t, to_code(self), is_cell);
}

static BbValue get_nlocals(BbThread *t, BbValue self)
{
	BbValue names = get_varnames(t, self);

	return bb_is_empty(names) ? names : bb_from_small((intptr_t)bb_tuple_count(names));
}

static BbValue get_flags(BbThread *t, BbValue self)
{
	(void)t;
	return bb_from_small(to_code(self)->flags & 0xfffffff);
}

static BbValue get_code(BbThread *t, BbValue self)
{
	const BbCode *code = to_code(self);

	return bb_bytes_new(t, code->instructions, code->instruction_count * sizeof(uint32_t));
}

static BbValue get_consts(BbThread *t, BbValue self)
{
	const BbCode *code = to_code(self);

	return bb_tuple_from(t, code->constants, code->constant_count);
}

static BbValue get_linetable(BbThread *t, BbValue self)
{
	const BbCode *code = to_code(self);

	return bb_bytes_new(t, bb_code_positions(code), positions_size(code));
}

static BbValue get_exceptiontable(BbThread *t, BbValue self)
{
	const BbCode *code = to_code(self);

	return bb_bytes_new(t, code->exceptions, code->exception_count * sizeof(BbExceptionEntry));
}

/* The names of globals, attributes and modules are interned constants; so are other strings that look like names. */
static BbValue get_names(BbThread *t, BbValue self)
{
	const BbCode *code = to_code(self);
	BbValue names = bb_list_new(t, 0);

	for (uint32_t i = 0; !bb_is_empty(names) && i < code->constant_count; i++) {
		BbValue v = code->constants[i];
		bool is_name = bb_is_exact_str(v) && bb_to_str(v)->size > 0 &&
			       (i > 0 || !(code->flags & BB_CODE_HAS_DOCSTRING));

		for (size_t j = 0; is_name && j < bb_to_str(v)->size; j++) {
			uint8_t c = (uint8_t)bb_str_text(v)[j];

			is_name = c == '_' || c == '.' || c >= 0x80 || (c >= '0' && c <= '9' && j > 0) ||
				  ((c | 32) >= 'a' && (c | 32) <= 'z');
		}
		if (is_name && !bb_list_append(t, names, v))
			return BB_EMPTY;
	}
	return bb_is_empty(names) ? names : bb_list_snapshot(t, names);
}

static BbValue number_or_none(uint32_t n, uint32_t none)
{
	return n == none ? BB_NONE : bb_from_small((intptr_t)n);
}

BB_CFUNCTION(code_positions)
{
	const BbCode *code = to_code(self);
	BbValue list = bb_list_new(t, code->instruction_count);

	(void)args, (void)nargs, (void)kwnames;
	for (uint32_t i = 0; !bb_is_empty(list) && i < code->instruction_count; i++) {
		BbPosition pos;

		bb_code_position(code, i, &pos);
		BbValue items[] = {number_or_none(pos.line, 0), number_or_none(pos.end_line, 0),
				   number_or_none(pos.col, BB_PLACE_NONE), number_or_none(pos.end_col, BB_PLACE_NONE)};
		BbValue item = bb_tuple_from(t, items, 4);
		/* CPython has one for every two bytes. */
		if (bb_is_empty(item) || !bb_list_append(t, list, item) || !bb_list_append(t, list, item))
			return BB_EMPTY;
	}
	return bb_is_empty(list) ? list : bb_iter(t, list);
}

/* (start, end, line) in bytes of co_code. */
BB_CFUNCTION(code_lines)
{
	const BbCode *code = to_code(self);
	BbValue list = bb_list_new(t, 0);

	(void)args, (void)nargs, (void)kwnames;
	for (uint32_t i = 0, end; !bb_is_empty(list) && i < code->instruction_count; i = end) {
		BbPosition pos, next;

		bb_code_position(code, i, &pos);
		for (end = i + 1; end < code->instruction_count; end++) {
			bb_code_position(code, end, &next);
			if (next.line != pos.line)
				break;
		}
		BbValue items[] = {bb_from_small(4 * (intptr_t)i), bb_from_small(4 * (intptr_t)end),
				   number_or_none(pos.line, 0)};
		BbValue item = bb_tuple_from(t, items, 3);
		if (bb_is_empty(item) || !bb_list_append(t, list, item))
			return BB_EMPTY;
	}
	return bb_is_empty(list) ? list : bb_iter(t, list);
}

BB_CFUNCTION(code_branches)
{
	BbValue list = bb_objects(t)->code_branches(t, to_code(self));

	return bb_is_empty(list) ? list : bb_iter(t, list);
}

/* The table of lines in the form of older versions: pairs of a step in bytes and a signed step in lines. */
static BbValue get_lnotab(BbThread *t, BbValue self)
{
	const BbCode *code = to_code(self);
	uint32_t line = code->first_line, at = 0;
	BbBytesBuilder b;

	if (!bb_warn(t, &bb_exc_DeprecationWarning, "co_lnotab is deprecated, use co_lines instead."))
		return BB_EMPTY;
	bb_bytes_builder_init(&b, t);
	for (uint32_t i = 0; i < code->instruction_count; i++) {
		BbPosition pos;
		bb_code_position(code, i, &pos);
		int32_t lines = pos.line ? (int32_t)(pos.line - line) : 0;
		if (lines == 0)
			continue;
		for (uint32_t bytes = 4 * (i - at); bytes || lines;) {
			uint32_t step = bytes > 254 ? 254 : bytes;
			int32_t down = bytes > 254 ? 0 : lines < -128 ? -128 : lines > 127 ? 127 : lines;
			bb_bytes_builder_add_byte(&b, (uint8_t)step);
			bb_bytes_builder_add_byte(&b, (uint8_t)down);
			bytes -= step;
			lines -= down;
		}
		at = i;
		line = pos.line;
	}
	return bb_bytes_builder_finish(&b);
}

/* The name of a local variable or, behind these, of a free one. */
BB_CFUNCTION(code_varname)
{
	const BbCode *code = to_code(self);
	intptr_t i;

	if (!bb_index_ssize(t, args[0], false, &i))
		return BB_EMPTY;
	intptr_t locals = (intptr_t)bb_tuple_count(code->locals), frees = (intptr_t)bb_tuple_count(code->frees);
	if (i < 0 || i >= locals + frees)
		return bb_index_error(t, "tuple index out of range");
	return i < locals ? bb_tuple_get(code->locals, (size_t)i) : bb_tuple_get(code->frees, (size_t)(i - locals));
}

/* ---- replace(). ---- */

enum {
	REPLACE_NAME,
	REPLACE_QUALNAME,
	REPLACE_FILENAME,
	REPLACE_FIRSTLINENO,
	REPLACE_FLAGS,
	REPLACE_CONSTS,
	REPLACE_COUNT
};

static bool replace_text(BbThread *t, BbValue v, const char *what, BbValue *out)
{
	if (bb_is_empty(v))
		return true;
	if (!bb_is_str(v)) {
		bb_type_error(t, "replace() argument '%s' must be str, not %T", what, v);
		return false;
	}
	*out = v;
	return true;
}

static bool replace_number(BbThread *t, BbValue v, intptr_t *out)
{
	return bb_is_empty(v) || bb_index_ssize(t, v, false, out);
}

/* Copies of the arrays of `old', with other constants. */
static bool replace_body(BbThread *t, BbValue constants, const BbCode *old, BbCode *code)
{
	BbCodeParts parts = {
		.constants = old->constants,
		.exceptions = old->exceptions,
		.instructions = old->instructions,
		.local_kinds = bb_code_local_kinds(old),
		.constant_count = old->constant_count,
		.cache_count = old->cache_count,
		.exception_count = old->exception_count,
		.instruction_count = old->instruction_count,
		.local_count = old->local_count,
	};

	if (!bb_is_empty(constants)) {
		if (!bb_is_tuple(constants) || bb_tuple_count(constants) != old->constant_count) {
			bb_value_error(t, "code: co_consts must be a tuple of as many constants as before");
			return false;
		}
		parts.constants = bb_to_tuple(constants)->items;
	}
	return make_body(t, &parts, bb_code_positions(old), positions_size(old), code);
}

/* Only what makes sense for code that nobody writes by hand. */
BB_CFUNCTION(code_replace)
{
	BB_PARAMS(params, "replace", 0, 0, 0, "co_name", "co_qualname", "co_filename", "co_firstlineno", "co_flags",
		  "co_consts");
	BbValue v[REPLACE_COUNT];
	const BbCode *old = to_code(self);

	if (!bb_args_bind(t, &params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbCode *code = bb_object_new(t, &bb_code_type, sizeof *code);
	if (code == NULL)
		return BB_EMPTY;
	memcpy((char *)code + sizeof(BbObject), (const char *)old + sizeof(BbObject), sizeof *code - sizeof(BbObject));
	intptr_t line = (intptr_t)old->first_line, flags = (intptr_t)old->flags;
	BbValue qualname = bb_code_qualname(t, old);
	if (bb_is_empty(qualname) || !replace_text(t, v[REPLACE_NAME], "co_name", &code->name) ||
	    !replace_text(t, v[REPLACE_QUALNAME], "co_qualname", &qualname) ||
	    !replace_text(t, v[REPLACE_FILENAME], "co_filename", &code->filename) ||
	    !replace_number(t, v[REPLACE_FIRSTLINENO], &line) || !replace_number(t, v[REPLACE_FLAGS], &flags) ||
	    !replace_body(t, v[REPLACE_CONSTS], old, code))
		return BB_EMPTY;
	code->qualname = qualname;
	code->first_line = (BbPlace)line;
	code->flags &= ~(uint32_t)(BB_CODE_QUALIFIED | BB_CODE_ITERABLE_COROUTINE);
	code->flags |= (uint32_t)flags & BB_CODE_ITERABLE_COROUTINE;
	return bb_from_pointer(code);
}

/* ---- Comparing. ---- */

static int same_values(BbThread *t, BbValue a, BbValue b)
{
	if (bb_type_of(a) != bb_type_of(b))
		return 0;
	if (bb_is_exact(a, &bb_tuple_type)) {
		size_t n = bb_tuple_count(a);
		int same = n == bb_tuple_count(b);

		for (size_t i = 0; same > 0 && i < n; i++)
			same = same_values(t, bb_tuple_get(a, i), bb_tuple_get(b, i));
		return same;
	}
	return bb_equal(t, a, b);
}

static int same_code(BbThread *t, const BbCode *a, const BbCode *b)
{
	size_t size = positions_size(a);
	int same = a->argument_count == b->argument_count && a->positional_only_count == b->positional_only_count &&
		   a->keyword_only_count == b->keyword_only_count && a->flags == b->flags &&
		   a->first_line == b->first_line && a->instruction_count == b->instruction_count &&
		   a->constant_count == b->constant_count && size == positions_size(b) &&
		   a->exception_count == b->exception_count && a->local_count == b->local_count &&
		   memcmp(a->instructions, b->instructions, a->instruction_count * sizeof(uint32_t)) == 0 &&
		   memcmp(bb_code_positions(a), bb_code_positions(b), size) == 0;

	if (same > 0)
		same = bb_equal(t, a->name, b->name);
	if (same > 0)
		same = bb_equal(t, a->qualname, b->qualname);
	if (same > 0)
		same = bb_equal(t, a->locals, b->locals);
	if (same > 0)
		same = bb_equal(t, a->frees, b->frees);
	for (uint32_t i = 0; same > 0 && i < a->constant_count; i++)
		same = same_values(t, a->constants[i], b->constants[i]);
	return same;
}

BB_CFUNCTION(code_eq)
{
	(void)nargs, (void)kwnames;
	if (!bb_is_exact(args[0], &bb_code_type))
		return BB_NOT_IMPLEMENTED;
	int same = bb_is(self, args[0]) ? 1 : same_code(t, to_code(self), to_code(args[0]));
	return same < 0 ? BB_EMPTY : bb_bool(same > 0);
}

static bool code_hash(BbThread *t, BbValue self, BbHash *out)
{
	const BbCode *code = to_code(self);
	BbHash name;

	if (!bb_hash(t, code->name, &name))
		return false;
	*out = bb_hash_fix((uintptr_t)name ^
			   (uintptr_t)bb_hash_bytes32(code->instructions, code->instruction_count * sizeof(uint32_t)) ^
			   (uintptr_t)code->first_line << 16 ^ code->constant_count);
	return true;
}

BB_CFUNCTION(code_repr)
{
	const BbCode *code = to_code(self);
	char address[2 + 2 * sizeof(void *) + 1] = "0x";
	static const char digits[] = "0123456789abcdef";
	uintptr_t bits = (uintptr_t)code;
	unsigned n = 1;

	(void)args, (void)nargs, (void)kwnames;
	while (n < 2 * sizeof bits && bits >> (4 * n) != 0)
		n++;
	for (unsigned i = 0; i < n; i++)
		address[2 + i] = digits[bits >> (4 * (n - 1 - i)) & 15];
	address[2 + n] = '\0';
	return bb_format(t, "<code object %S at %s, file \"%S\", line %u>", code->name, address, code->filename,
			 code->first_line);
}

static const BbBuiltin code_methods[] = {
	BB_METHOD(bb_code_type, "__eq__", code_eq, 1, 1, "Return self==value."),
	BB_METHOD(bb_code_type, "__hash__", bb_hash_wrapper, 0, 0, "Return hash(self)."),
	BB_METHOD_KW(bb_code_type, "__replace__", code_replace, "The same as replace()."),
	BB_METHOD(bb_code_type, "__repr__", code_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_code_type, "_co_code_adaptive", get_code, NULL, NULL),
	BB_METHOD(bb_code_type, "_varname_from_oparg", code_varname, 1, 1,
		  "The name of a local variable by its number."),
	BB_GETSET(bb_code_type, "co_argcount", get_argcount, NULL, NULL),
	BB_METHOD(bb_code_type, "co_branches", code_branches, 0, 0,
		  "An iterator of (from, to if not taken, to if taken) of the conditional jumps."),
	BB_GETSET(bb_code_type, "co_cellvars", get_cellvars, NULL, NULL),
	BB_GETSET(bb_code_type, "co_code", get_code, NULL, NULL),
	BB_GETSET(bb_code_type, "co_consts", get_consts, NULL, NULL),
	BB_GETSET(bb_code_type, "co_exceptiontable", get_exceptiontable, NULL, NULL),
	BB_GETSET(bb_code_type, "co_filename", get_filename, NULL, NULL),
	BB_GETSET(bb_code_type, "co_firstlineno", get_firstlineno, NULL, NULL),
	BB_GETSET(bb_code_type, "co_flags", get_flags, NULL, NULL),
	BB_GETSET(bb_code_type, "co_freevars", get_freevars, NULL, NULL),
	BB_GETSET(bb_code_type, "co_kwonlyargcount", get_kwonlyargcount, NULL, NULL),
	BB_METHOD(bb_code_type, "co_lines", code_lines, 0, 0, "An iterator of (start, end, line)."),
	BB_GETSET(bb_code_type, "co_linetable", get_linetable, NULL, NULL),
	BB_GETSET(bb_code_type, "co_lnotab", get_lnotab, NULL, NULL),
	BB_GETSET(bb_code_type, "co_name", get_name, NULL, NULL),
	BB_GETSET(bb_code_type, "co_names", get_names, NULL, NULL),
	BB_GETSET(bb_code_type, "co_nlocals", get_nlocals, NULL, NULL),
	BB_METHOD(bb_code_type, "co_positions", code_positions, 0, 0,
		  "An iterator of (line, end line, column, end column)."),
	BB_GETSET(bb_code_type, "co_posonlyargcount", get_posonlyargcount, NULL, NULL),
	BB_GETSET(bb_code_type, "co_qualname", get_qualname, NULL, NULL),
	BB_GETSET(bb_code_type, "co_stacksize", get_stacksize, NULL, NULL),
	BB_GETSET(bb_code_type, "co_varnames", get_varnames, NULL, NULL),
	BB_METHOD_KW(bb_code_type, "replace", code_replace,
		     "Return a copy of the code object with new values for the specified fields."),
};

BbType bb_code_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = code_trace},
	.name = "code",
	.module = "builtins",
	.doc = BB_DOC("Create a code object.  Not for mere mortals."),
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbCode),
	.methods = code_methods,
	.method_count = BB_COUNT(code_methods),
	.hash = code_hash,
};
