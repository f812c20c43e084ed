/* SPDX-License-Identifier: MIT */
/*
 * String literals end at their quotes; an f-string's text also ends where a field begins or its format specification
 * ends.
 *
 * Invariant and threading rule: as lexer.h.
 */
#include "compiler/lexer_string.h"
#include "compiler/message.h"

#include "compiler/lexer_scan.h"

#define MAX_FIELD_NESTING 3

char bb_lexer_string_prefix(const BbLexer *lexer)
{
	return lexer->fstring && lexer->fstring->is_template ? 't' : 'f';
}

/* Puts the lexer behind the first character of the literal, where CPython reports an unterminated one. */
static uint32_t go_to_start(BbLexer *lexer, BbLexerStart start)
{
	uint32_t line = lexer->line;

	lexer->at = start.at + 1;
	lexer->line = start.line;
	lexer->line_start = start.line_start;
	lexer->fresh = false;
	return line;
}

static bool unterminated(BbLexer *lexer, BbLexerStart start, int quote, int size, int c, bool escaped_quote)
{
	int line = (int)go_to_start(lexer, start);

	if (lexer->fstring && lexer->fstring->quote == quote && lexer->fstring->quote_size == size)
		return bb_lexer_fail(lexer, "%c-string: expecting '}'", bb_lexer_string_prefix(lexer));
	lexer->ended = c == BB_LEXER_EOF;
	if (size == 3)
		return bb_lexer_fail(lexer, "unterminated triple-quoted string literal (detected at line %d)", line);
	if (escaped_quote)
		return bb_lexer_fail(lexer,
				     "unterminated string literal (detected at line %d); perhaps you escaped the end "
				     "quote?",
				     line);
	return bb_lexer_fail(lexer, "unterminated string literal (detected at line %d)", line);
}

bool bb_lexer_string_read(BbLexer *lexer, int quote, BbLexerStart start)
{
	int size = 1, found = 0;
	bool escaped_quote = false;
	int c = bb_lexer_scan_next(lexer);

	if (c == quote) {
		c = bb_lexer_scan_next(lexer);
		if (c == quote)
			size = 3;
		else
			found = 1;
	}
	if (c != quote)
		bb_lexer_scan_back(lexer, c);
	while (found != size) {
		c = bb_lexer_scan_next(lexer);
		if (c == BB_LEXER_EOF || (size == 1 && c == '\n'))
			return unterminated(lexer, start, quote, size, c, escaped_quote);
		if (c == quote) {
			found++;
			continue;
		}
		found = 0;
		if (c == '\\' && bb_lexer_scan_next(lexer) == quote)
			escaped_quote = true;
	}
	return true;
}

bool bb_lexer_string_enter(BbLexer *lexer, int quote, BbLexerStart start, bool raw, bool is_template)
{
	int size = 1;

	if (bb_lexer_scan_peek(lexer, lexer->at) == quote && bb_lexer_scan_peek(lexer, lexer->at + 1) == quote) {
		lexer->at += 2;
		size = 3;
	}
	if (lexer->fstring_level + 1 >= BB_LEXER_MAX_FSTRINGS)
		return bb_lexer_fail(lexer, "too many nested f-strings or t-strings");
	BbFString *fstring = bb_arena_alloc(lexer->arena, sizeof *fstring);
	if (!fstring)
		return bb_lexer_no_memory(lexer);
	fstring->outer = lexer->fstring;
	fstring->quote = (char)quote;
	fstring->quote_size = (uint8_t)size;
	fstring->raw = raw;
	fstring->is_template = is_template;
	fstring->in_text = true;
	fstring->field_depth = -1;
	fstring->start = start.at;
	fstring->line = start.line;
	fstring->line_start = start.line_start;
	lexer->fstring = fstring;
	lexer->fstring_level++;
	return true;
}

static bool enter_field(BbLexer *lexer)
{
	BbFString *fstring = lexer->fstring;

	fstring->field_depth++;
	if (fstring->field_depth >= MAX_FIELD_NESTING)
		return bb_lexer_fail(lexer, "%c-string: expressions nested too deeply", bb_lexer_string_prefix(lexer));
	fstring->in_text = false;
	return true;
}

static bool text_unterminated(BbLexer *lexer, int c, bool in_spec)
{
	BbFString *fstring = lexer->fstring;
	char prefix = bb_lexer_string_prefix(lexer);

	if (in_spec && c == '\n')
		return bb_lexer_fail(lexer,
				     "%c-string: newlines are not allowed in format specifiers for single quoted "
				     "%c-strings",
				     prefix, prefix);
	int line = (int)go_to_start(lexer, (BbLexerStart){fstring->start, fstring->line, fstring->line_start});
	lexer->ended = c == BB_LEXER_EOF;
	if (fstring->quote_size == 3)
		return bb_lexer_fail(lexer, "unterminated triple-quoted %c-string literal (detected at line %d)",
				     prefix, line);
	return bb_lexer_fail(lexer, "unterminated %c-string literal (detected at line %d)", prefix, line);
}

static const char *format(BbLexer *lexer, const char *text, ...)
{
	va_list args;

	va_start(args, text);
	const char *message = bb_message_format(lexer->arena, text, args);
	va_end(args);
	return message;
}

const char *bb_lexer_escape_message(BbLexer *lexer, const char *escape, int length, const char *what, bool is_error)
{
	return format(
		lexer,
		"\"%.*s\" is an invalid %sescape sequence. %sDid you mean \"\\%.*s\"? A raw string is also an option.",
		length, escape, what, is_error ? "" : "Such sequences will not work in the future. ", length, escape);
}

/* Behind a backslash of text. */
static bool escape(BbLexer *lexer, bool raw, bool *named)
{
	int c = bb_lexer_scan_next(lexer);

	if (c == '{' || c == '}') {
		uint32_t col = lexer->at - 1 - lexer->line_start;
		BbPos pos = {.line = lexer->line, .col = col, .end_line = lexer->line, .end_col = col};
		char text[] = {'\\', (char)c};
		if (!raw && !bb_lexer_warn_range(lexer, &pos, bb_lexer_escape_message(lexer, text, 2, "", false),
						 bb_lexer_escape_message(lexer, text, 2, "", true)))
			return false;
		bb_lexer_scan_back(lexer, c);
	} else if (c == 'N' && !raw) {
		c = bb_lexer_scan_next(lexer);
		if (c == '{')
			*named = true;
		else
			bb_lexer_scan_back(lexer, c);
	}
	return true;
}

bool bb_lexer_string_text(BbLexer *lexer, BbToken *token)
{
	BbFString *fstring = lexer->fstring;
	uint32_t start = lexer->at;
	bool in_spec = fstring->in_format_spec && fstring->field_depth >= 0;
	bool named = false; /* inside \N{...} */
	int quotes = 0;

	token->flags = (uint8_t)((fstring->raw ? BB_TOKEN_RAW : 0) | (fstring->is_template ? BB_TOKEN_TEMPLATE : 0) |
				 (in_spec ? BB_TOKEN_IN_SPEC : 0));
	for (;;) {
		int c = bb_lexer_scan_next(lexer);
		if (c == BB_LEXER_EOF || (c == '\n' && fstring->quote_size == 1))
			return text_unterminated(lexer, c, in_spec);
		if (c == fstring->quote) {
			if (++quotes < fstring->quote_size)
				continue;
			if (lexer->at - start == fstring->quote_size) {
				token->kind = BB_TOKEN_FSTRING_END;
				lexer->fstring = fstring->outer;
				lexer->fstring_level--;
				return true;
			}
			lexer->at -= fstring->quote_size;
			break;
		}
		quotes = 0;
		if (c == '{' && (in_spec || bb_lexer_scan_peek(lexer, lexer->at) != '{')) {
			bb_lexer_scan_back(lexer, c);
			if (!enter_field(lexer))
				return false;
			if (lexer->at == start) {
				token->kind = BB_TOKEN_LBRACE;
				return true;
			}
			break;
		}
		if (c == '{') {
			lexer->at++;
		} else if (c == '}' && named) {
			named = false;
		} else if (c == '}') {
			if (!in_spec && bb_lexer_scan_peek(lexer, lexer->at) == '}' && fstring->depth == 0) {
				lexer->at++;
				continue;
			}
			bb_lexer_scan_back(lexer, c);
			fstring->in_text = false;
			if (lexer->at == start) {
				token->kind = BB_TOKEN_RBRACE;
				return true;
			}
			break;
		} else if (c == '\\' && !escape(lexer, fstring->raw, &named)) {
			return false;
		}
	}
	token->kind = BB_TOKEN_FSTRING_MIDDLE;
	return true;
}
