/* SPDX-License-Identifier: MIT */
/*
 * Escape sequences, and the spelling of numbers without underscores and prefixes.
 *
 * Invariant and threading rule: see literal.h.
 */
#include "compiler/literal.h"

#include "base/utf8.h"

#include <string.h>

typedef struct Decoder {
	BbLexer *lexer;
	const BbLiteralText *literal;
	const char *p;
	const char *end;
	char *out;
	bool surrogates;
	bool warned;
} Decoder;

static bool fail(Decoder *d, const char *format, int first, int last, const char *reason)
{
	const BbToken *token = d->literal->token;
	BbLexer *lexer = d->lexer;
	uint32_t start = token->start - token->col;
	uint32_t end = token->end - token->end_col;

	return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, (int32_t)token->line,
				(int32_t)bb_lexer_characters(lexer, start, token->col) + 1, (int32_t)token->end_line,
				(int32_t)bb_lexer_characters(lexer, end, token->end_col) + 1, format, first, last,
				reason);
}

/* CPython's codec sees every character beyond ASCII as a ten-byte escape. */
static int position(const Decoder *d, const char *p)
{
	int n = 0;

	for (const char *q = d->literal->text; q < p; q++) {
		if (!(*q & 0x80))
			n++;
		else if (!bb_utf8_is_continuation((uint8_t)*q))
			n += 10;
	}
	return n;
}

static bool fail_unicode(Decoder *d, const char *escape, const char *reason)
{
	int first = position(d, escape), last = position(d, d->p) - 1;

	if (first == last)
		return fail(d, "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %d: %.*s",
			    first, (int)strlen(reason), reason);
	return fail(d, "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", first, last,
		    reason);
}

static bool warn_escape(Decoder *d, const char *escape, size_t length, const char *what)
{
	const BbLiteralText *literal = d->literal;
	uint32_t line = literal->line, col = literal->col;

	if (d->warned)
		return true;
	d->warned = true;
	for (const char *p = literal->text; p < escape; p++) {
		col++;
		if (*p == '\n') {
			line++;
			col = 0;
		}
	}
	BbPos pos = {.line = line, .col = col, .end_line = line, .end_col = col + 2};
	return bb_lexer_warn_range(d->lexer, &pos, bb_lexer_escape_message(d->lexer, escape, (int)length, what, false),
				   bb_lexer_escape_message(d->lexer, escape, (int)length, what, true));
}

static int digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 16;
}

static void put_code_point(Decoder *d, uint32_t c)
{
	if (c >= 0xd800 && c < 0xe000)
		d->surrogates = true;
	d->out += bb_utf8_encode((uint8_t *)d->out, c);
}

static bool hexadecimal(Decoder *d, const char *escape, int digits, const char *reason)
{
	uint32_t c = 0;

	for (int i = 0; i < digits; i++, d->p++) {
		if (d->p == d->end || digit_value(*d->p) > 15) {
			if (d->literal->bytes)
				return fail(d, "(value error) invalid \\x escape at position %d", position(d, escape),
					    0, "");
			return fail_unicode(d, escape, reason);
		}
		c = c << 4 | (uint32_t)digit_value(*d->p);
	}
	if (c > BB_UTF8_MAX_CHAR)
		return fail_unicode(d, escape, "illegal Unicode character");
	if (d->literal->bytes)
		*d->out++ = (char)c;
	else
		put_code_point(d, c);
	return true;
}

static bool octal(Decoder *d, const char *escape)
{
	uint32_t c = 0;
	int n;

	for (n = 0; n < 3 && d->p < d->end && digit_value(*d->p) < 8; n++, d->p++)
		c = c << 3 | (uint32_t)digit_value(*d->p);
	if (c > 0377 && !warn_escape(d, escape, 4, "octal "))
		return false;
	if (d->literal->bytes)
		*d->out++ = (char)c;
	else
		put_code_point(d, c);
	return true;
}

static bool named(Decoder *d, const char *escape)
{
	const BbParserOptions *options = d->lexer->options;
	const char *close = d->p < d->end && *d->p == '{' ? memchr(d->p, '}', (size_t)(d->end - d->p)) : NULL;

	if (!close || close == d->p + 1) {
		if (d->p < d->end && *d->p == '{') {
			d->p++;
			while (d->p < d->end && *d->p != '}')
				d->p++;
			d->p += d->p < d->end;
		}
		return fail_unicode(d, escape, "malformed \\N character escape");
	}
	const char *name = d->p + 1;
	d->p = close + 1;
	int32_t c = options->character ? options->character(options->character_ctx, name, (size_t)(close - name)) : -1;
	if (c < 0 || c > (int32_t)BB_UTF8_MAX_CHAR)
		return fail_unicode(d, escape, "unknown Unicode character name");
	put_code_point(d, (uint32_t)c);
	return true;
}

/* d->p is behind the backslash at escape. */
static bool decode_escape(Decoder *d, const char *escape)
{
	static const char simple[] = "\\\\''\"\"b\bf\ft\tn\nr\rv\va\a";

	if (d->p == d->end && d->literal->formatted) {
		*d->out++ = '\\';
		return true;
	}
	if (d->p == d->end)
		return fail_unicode(d, escape, "\\ at end of string");
	char c = *d->p++;
	if (c == '\n')
		return true;
	for (const char *s = simple; *s; s += 2) {
		if (*s == c) {
			*d->out++ = s[1];
			return true;
		}
	}
	if (c >= '0' && c <= '7') {
		d->p--;
		return octal(d, escape);
	}
	if (c == 'x')
		return hexadecimal(d, escape, 2, "truncated \\xXX escape");
	if (!d->literal->bytes) {
		if (c == 'u')
			return hexadecimal(d, escape, 4, "truncated \\uXXXX escape");
		if (c == 'U')
			return hexadecimal(d, escape, 8, "truncated \\UXXXXXXXX escape");
		if (c == 'N')
			return named(d, escape);
	}
	/* The lexer has warned about braces of f-strings. */
	d->p--;
	size_t length = 1 + bb_utf8_length((uint8_t)c);
	if (!(d->literal->braces && (c == '{' || c == '}')) && !warn_escape(d, escape, length, ""))
		return false;
	*d->out++ = '\\';
	return true;
}

static bool decode_all(Decoder *d)
{
	while (d->p < d->end) {
		char c = *d->p++;
		if (c == '\\' && !d->literal->raw) {
			if (!decode_escape(d, d->p - 1))
				return false;
			continue;
		}
		if ((c == '{' || c == '}') && d->literal->braces && d->p < d->end && *d->p == c)
			d->p++;
		*d->out++ = c;
	}
	return true;
}

bool bb_literal_decode(BbLexer *lexer, const BbLiteralText *literal, BbConstant *constant)
{
	Decoder d = {.lexer = lexer, .literal = literal, .p = literal->text, .end = literal->text + literal->length};
	char *out = bb_arena_alloc(lexer->arena, literal->length + 1);

	if (!out)
		return bb_lexer_no_memory(lexer);
	d.out = out;
	if (literal->bytes) {
		for (const char *p = literal->text; p < d.end; p++) {
			if (*p & 0x80)
				return fail(&d, "bytes can only contain ASCII literal characters", 0, 0, "");
		}
	}
	if (!decode_all(&d))
		return false;
	*d.out = 0;
	constant->text = (BbText){(size_t)(d.out - out), out};
	constant->has_surrogates = d.surrogates;
	return true;
}

void bb_literal_split(const BbLexer *lexer, const BbToken *token, BbLiteralText *literal, bool *u_prefix)
{
	const char *p = lexer->source + token->start;
	const char *end = lexer->source + token->end;

	memset(literal, 0, sizeof *literal);
	*u_prefix = *p == 'u';
	for (; *p != '"' && *p != '\''; p++) {
		if (*p == 'r' || *p == 'R')
			literal->raw = true;
		if (*p == 'b' || *p == 'B')
			literal->bytes = true;
	}
	size_t quotes = end - p >= 6 && p[1] == *p && p[2] == *p ? 3 : 1;
	literal->text = p + quotes;
	literal->length = (size_t)(end - p) - 2 * quotes;
	literal->line = token->line;
	/* Behind a prefix CPython is two columns too far to the left. */
	bool prefixed = p != lexer->source + token->start;
	literal->col = token->col + (uint32_t)(literal->text - (lexer->source + token->start)) - (prefixed ? 2 : 0);
	literal->token = token;
}

bool bb_literal_number(BbLexer *lexer, const BbToken *token, BbConstant *constant)
{
	const char *p = lexer->source + token->start;
	const char *end = lexer->source + token->end;
	char *out = bb_arena_alloc(lexer->arena, (size_t)(end - p) + 1);
	char *q = out;

	if (!out)
		return bb_lexer_no_memory(lexer);
	constant->kind = BB_CONST_INT;
	constant->base = 10;
	if (end - p > 2 && *p == '0' && (p[1] | 32) >= 'b') {
		char letter = (char)(p[1] | 32);
		if (letter == 'x' || letter == 'o' || letter == 'b') {
			constant->base = letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
			p += 2;
		}
	}
	for (; p < end; p++) {
		if (constant->base == 10) {
			if (*p == '.' || ((*p | 32) == 'e'))
				constant->kind = BB_CONST_FLOAT;
			if ((*p | 32) == 'j') {
				constant->kind = BB_CONST_IMAGINARY;
				continue;
			}
		}
		if (*p != '_')
			*q++ = *p;
	}
	if (constant->kind != BB_CONST_INT)
		constant->base = 0;
	constant->text = (BbText){(size_t)(q - out), out};
	return true;
}
