/* SPDX-License-Identifier: MIT */
/*
 * The spelling of numbers is checked here; their value is the code generator's business.
 *
 * Invariant and threading rule: as lexer.h.
 */
#include "compiler/lexer_number.h"

#include "compiler/lexer_scan.h"

#include <string.h>

static bool is_hex(int c)
{
	return bb_lexer_scan_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool follows(const BbLexer *lexer, const char *word)
{
	uint32_t at = lexer->at;

	for (; *word; word++, at++) {
		if (bb_lexer_scan_peek(lexer, at) != *word)
			return false;
	}
	return !bb_lexer_scan_is_name(bb_lexer_scan_peek(lexer, at));
}

/* A keyword may stand right behind a number, which is discouraged; c was read already. */
static bool keyword_follows(const BbLexer *lexer, int c)
{
	switch (c) {
	case 'a':
		return follows(lexer, "nd");
	case 'e':
		return follows(lexer, "lse");
	case 'f':
		return follows(lexer, "or");
	case 'i': {
		int next = bb_lexer_scan_peek(lexer, lexer->at);
		return next == 'f' || next == 'n' || next == 's';
	}
	case 'o':
		return follows(lexer, "r");
	case 'n':
		return follows(lexer, "ot");
	default:
		return false;
	}
}

/* Checks what follows the literal (c, read already) and puts it back. */
static bool finish(BbLexer *lexer, int c, uint32_t start, const char *kind)
{
	bool keyword = keyword_follows(lexer, c);

	bb_lexer_scan_back(lexer, c);
	if (keyword)
		return bb_lexer_warn(lexer, lexer->at - 1 - lexer->line_start, "invalid %s literal", kind);
	if (c < 128 && bb_lexer_scan_is_name(c))
		return bb_lexer_fail(lexer, "invalid %s literal", kind);
	return true;
}

static bool fail_back(BbLexer *lexer, int c, const char *kind)
{
	bb_lexer_scan_back(lexer, c);
	return bb_lexer_fail(lexer, "invalid %s literal", kind);
}

/* Reads digits with single underscores between them; *c becomes the character behind. */
static bool decimal_tail(BbLexer *lexer, int *c)
{
	for (;;) {
		do
			*c = bb_lexer_scan_next(lexer);
		while (bb_lexer_scan_is_digit(*c));
		if (*c != '_')
			return true;
		*c = bb_lexer_scan_next(lexer);
		if (!bb_lexer_scan_is_digit(*c))
			return fail_back(lexer, *c, "decimal");
	}
}

static bool hexadecimal(BbLexer *lexer, uint32_t start)
{
	int c = bb_lexer_scan_next(lexer);

	do {
		if (c == '_')
			c = bb_lexer_scan_next(lexer);
		if (!is_hex(c))
			return fail_back(lexer, c, "hexadecimal");
		do
			c = bb_lexer_scan_next(lexer);
		while (is_hex(c));
	} while (c == '_');
	return finish(lexer, c, start, "hexadecimal");
}

/* Octal and binary. */
static bool small_base(BbLexer *lexer, uint32_t start, int end, const char *kind)
{
	int c = bb_lexer_scan_next(lexer);

	do {
		if (c == '_')
			c = bb_lexer_scan_next(lexer);
		if (c < '0' || c >= end) {
			if (bb_lexer_scan_is_digit(c))
				return bb_lexer_fail(lexer, "invalid digit '%c' in %s literal", c, kind);
			return fail_back(lexer, c, kind);
		}
		do
			c = bb_lexer_scan_next(lexer);
		while (c >= '0' && c < end);
	} while (c == '_');
	if (bb_lexer_scan_is_digit(c))
		return bb_lexer_fail(lexer, "invalid digit '%c' in %s literal", c, kind);
	return finish(lexer, c, start, kind);
}

/* c is behind the whole part and the fraction. */
static bool exponent_and_suffix(BbLexer *lexer, int c, uint32_t start)
{
	if (c == 'e' || c == 'E') {
		int e = c;
		c = bb_lexer_scan_next(lexer);
		if (c == '+' || c == '-') {
			c = bb_lexer_scan_next(lexer);
			if (!bb_lexer_scan_is_digit(c))
				return fail_back(lexer, c, "decimal");
		} else if (!bb_lexer_scan_is_digit(c)) {
			bb_lexer_scan_back(lexer, c);
			return finish(lexer, e, start, "decimal");
		}
		if (!decimal_tail(lexer, &c))
			return false;
	}
	if (c == 'j' || c == 'J')
		return finish(lexer, bb_lexer_scan_next(lexer), start, "imaginary");
	return finish(lexer, c, start, "decimal");
}

static bool fraction(BbLexer *lexer, uint32_t start)
{
	int c = bb_lexer_scan_next(lexer);

	if (bb_lexer_scan_is_digit(c) && !decimal_tail(lexer, &c))
		return false;
	return exponent_and_suffix(lexer, c, start);
}

static bool after_zero(BbLexer *lexer, int c, uint32_t start)
{
	bool nonzero = false;

	for (;;) {
		if (c == '_') {
			c = bb_lexer_scan_next(lexer);
			if (!bb_lexer_scan_is_digit(c))
				return fail_back(lexer, c, "decimal");
		}
		if (c != '0')
			break;
		c = bb_lexer_scan_next(lexer);
	}
	uint32_t zeros_end = lexer->at;
	if (bb_lexer_scan_is_digit(c)) {
		nonzero = true;
		if (!decimal_tail(lexer, &c))
			return false;
	}
	if (c == '.')
		return fraction(lexer, start);
	if (nonzero && c != 'e' && c != 'E' && c != 'j' && c != 'J') {
		bb_lexer_scan_back(lexer, c);
		int32_t first = (int32_t)bb_lexer_characters(lexer, lexer->line_start, start - lexer->line_start);
		return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, (int32_t)lexer->line, first + 1,
					(int32_t)lexer->line, first + (int32_t)(zeros_end - start),
					"leading zeros in decimal integer literals are not permitted; use an 0o prefix "
					"for octal integers");
	}
	return exponent_and_suffix(lexer, c, start);
}

bool bb_lexer_number_read(BbLexer *lexer, int c, uint32_t start)
{
	if (c == '.')
		return fraction(lexer, start);
	if (c == '0') {
		c = bb_lexer_scan_next(lexer);
		switch (c) {
		case 'x':
		case 'X':
			return hexadecimal(lexer, start);
		case 'o':
		case 'O':
			return small_base(lexer, start, '8', "octal");
		case 'b':
		case 'B':
			return small_base(lexer, start, '2', "binary");
		default:
			return after_zero(lexer, c, start);
		}
	}
	if (!decimal_tail(lexer, &c))
		return false;
	if (c == '.')
		return fraction(lexer, start);
	return exponent_and_suffix(lexer, c, start);
}
