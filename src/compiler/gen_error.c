/* SPDX-License-Identifier: MIT */
/*
 * Syntax errors and warnings; see gen_error.h for the threading rule.
 */
#include "compiler/gen_error.h"

#include "object/error.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"

#include <stdarg.h>
#include <string.h>

bool bb_gen_error_report(BbGenerator *c, BbType *category, const char *message, uint32_t line)
{
	BbCompileWarning hook = (BbCompileWarning)bb_published_load(&bb_objects(c->t)->compile_warning);

	return hook == NULL || hook(c->t, category, message, c->options->filename, line);
}

/* The text of a line; EMPTY: failed, None: there is none. */
static BbValue source_line(BbGenerator *c, uint32_t number)
{
	const char *p = c->source, *end = c->source + c->source_size;

	if (p == NULL)
		return BB_NONE;
	for (uint32_t line = 1; line < number; line++) {
		p = memchr(p, '\n', (size_t)(end - p));
		if (p == NULL)
			return BB_NONE;
		p++;
	}
	if (p == end)
		return BB_NONE;
	const char *newline = memchr(p, '\n', (size_t)(end - p));
	return bb_str_decode_utf8(c->t, p, (size_t)((newline != NULL ? newline + 1 : end) - p), "replace");
}

/* Characters in the first n bytes of a line of the source; n where there is no source. */
static uint32_t column(const BbGenerator *c, uint32_t line, uint32_t n)
{
	const char *p = c->source, *end = c->source + c->source_size;
	uint32_t characters = 0;

	if (p == NULL)
		return n;
	for (uint32_t at = 1; at < line && p != NULL; at++) {
		p = memchr(p, '\n', (size_t)(end - p));
		p = p != NULL ? p + 1 : NULL;
	}
	for (uint32_t i = 0; p != NULL && i < n && p + i < end; i++)
		characters += ((uint8_t)p[i] & 0xc0) != 0x80;
	return characters;
}

void bb_gen_error_raise(BbGenerator *c, BbType *type, BbValue message, BbValue text, const int32_t *place)
{
	BbValue items[6] = {c->options->filename,    bb_from_small(place[0]), bb_from_small(place[1]), text,
			    bb_from_small(place[2]), bb_from_small(place[3])};
	BbValue args[2] = {message, bb_tuple_from(c->t, items, 6)};

	if (!bb_is_empty(message) && !bb_is_empty(args[1]) && !bb_is_empty(text))
		bb_raise_with(c->t, type, args, 2);
}

static void fail_at(BbGenerator *c, const BbPos *pos, BbValue message)
{
	/* As CPython, which looks into the file, no line of what was given as text. */
	bool hidden = c->options->is_text && c->options->mode != BB_COMPILE_SINGLE;
	BbValue text = bb_is_empty(message) ? BB_EMPTY : hidden ? BB_NONE : source_line(c, pos->line);
	int32_t place[4] = {(int32_t)pos->line, (int32_t)column(c, pos->line, pos->col) + 1, (int32_t)pos->end_line,
			    (int32_t)column(c, pos->end_line, pos->end_col) + 1};

	bb_gen_error_raise(c, &bb_exc_SyntaxError, message, text, place);
	bb_codegen_check(c, BB_EMPTY);
}

void bb_gen_error(BbGenerator *c, const BbPos *pos, const char *format, ...)
{
	va_list args;

	if (c->failed)
		return;
	va_start(args, format);
	BbValue message = bb_format_v(c->t, format, args);
	va_end(args);
	fail_at(c, pos, message);
}

void bb_gen_error_line(BbGenerator *c, uint32_t line, BbValue message)
{
	int32_t place[4] = {(int32_t)line, 0, (int32_t)line, 0};

	BbValue text = bb_is_empty(message) ? BB_EMPTY : source_line(c, line);
	/* A file's last line counts as ended. */
	if (bb_is_str(text) && c->options->mode == BB_COMPILE_EXEC &&
	    bb_str_text(text)[bb_to_str(text)->size - 1] != '\n')
		text = bb_format(c->t, "%S\n", text);
	bb_gen_error_raise(c, &bb_exc_SyntaxError, message, text, place);
	bb_codegen_check(c, BB_EMPTY);
}

void bb_gen_error_warn(BbGenerator *c, const BbPos *pos, const char *format, ...)
{
	va_list args;

	if (c->failed || c->quiet > 0)
		return;
	va_start(args, format);
	BbValue message = bb_codegen_check(c, bb_format_v(c->t, format, args));
	va_end(args);
	if (c->failed || bb_gen_error_report(c, &bb_exc_SyntaxWarning, bb_str_text(message), pos->line))
		return;
	if (bb_exception_matches(c->t, &bb_exc_SyntaxWarning)) {
		bb_exception_clear(c->t);
		fail_at(c, pos, message);
	} else {
		bb_codegen_check(c, BB_EMPTY);
	}
}
