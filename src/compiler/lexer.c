/* SPDX-License-Identifier: MIT */
/*
 * Indentation, names, operators and brackets.
 *
 * Invariant and threading rule: see lexer.h.
 */
#include "compiler/lexer.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "compiler/lexer_number.h"
#include "compiler/lexer_scan.h"
#include "compiler/lexer_string.h"
#include "compiler/message.h"

#include <string.h>

#define TAB_SIZE 8

void bb_lexer_init(BbLexer *lexer, BbArena *arena, const char *source, uint32_t length, const BbParserOptions *options)
{
	memset(lexer, 0, sizeof *lexer);
	lexer->arena = arena;
	lexer->source = source;
	lexer->length = length;
	lexer->limit = length;
	if (options->mode == BB_PARSE_EXEC && length && source[length - 1] != '\n')
		lexer->limit++;
	lexer->options = options;
	lexer->fresh = true;
	lexer->at_line_start = true;
}

void bb_lexer_rewind(BbLexer *lexer, uint32_t at, uint32_t line, uint32_t line_start)
{
	lexer->at = at;
	lexer->line = line;
	lexer->line_start = line_start;
	lexer->fresh = false;
	lexer->at_line_start = false;
	lexer->blank_line = false;
	lexer->ended = false;
	lexer->pending = 0;
	lexer->indent = 0;
	lexer->level = 0;
	lexer->fstring_level = 0;
	lexer->fstring = NULL;
	memset(&lexer->error, 0, sizeof lexer->error);
	lexer->unexpected_eof = false;
	lexer->soft_error = false;
}

uint32_t bb_lexer_characters(const BbLexer *lexer, uint32_t line_start, uint32_t col)
{
	uint32_t end = line_start + col, count = 0;

	for (uint32_t i = line_start; i < end; i++)
		count += i >= lexer->length || ((unsigned char)lexer->source[i] & 0xc0) != 0x80;
	return count;
}

uint32_t bb_lexer_find_line(const BbLexer *lexer, uint32_t line)
{
	uint32_t at = 0;

	while (line > 1 && at < lexer->length) {
		const char *newline = memchr(lexer->source + at, '\n', lexer->length - at);
		if (!newline)
			return lexer->length;
		at = (uint32_t)(newline - lexer->source) + 1;
		line--;
	}
	return at;
}

bool bb_lexer_no_memory(BbLexer *lexer)
{
	memset(&lexer->error, 0, sizeof lexer->error);
	lexer->error.status = BB_PARSE_MEMORY_ERROR;
	lexer->error.message = "out of memory";
	return false;
}

static bool fail_with(BbLexer *lexer, BbParseError error, const char *format, va_list args)
{
	error.message = bb_message_format(lexer->arena, format, args);
	if (!error.message)
		return bb_lexer_no_memory(lexer);
	lexer->error = error;
	return false;
}

bool bb_lexer_fail_at(BbLexer *lexer, BbParseStatus status, int32_t line, int32_t offset, int32_t end_line,
		      int32_t end_offset, const char *format, ...)
{
	BbParseError error = {
		.status = status, .line = line, .offset = offset, .end_line = end_line, .end_offset = end_offset};
	va_list args;

	va_start(args, format);
	fail_with(lexer, error, format, args);
	va_end(args);
	return false;
}

bool bb_lexer_fail(BbLexer *lexer, const char *format, ...)
{
	int32_t offset = (int32_t)bb_lexer_characters(lexer, lexer->line_start, lexer->at - lexer->line_start);
	BbParseError error = {.status = BB_PARSE_SYNTAX_ERROR,
			      .line = (int32_t)lexer->line,
			      .offset = offset,
			      .end_line = (int32_t)lexer->line,
			      .end_offset = offset};
	va_list args;

	va_start(args, format);
	fail_with(lexer, error, format, args);
	va_end(args);
	return false;
}

static uint32_t offset_at(const BbLexer *lexer, uint32_t line, uint32_t col)
{
	uint32_t line_start = line == lexer->line ? lexer->line_start : bb_lexer_find_line(lexer, line);
	return bb_lexer_characters(lexer, line_start, col) + 1;
}

bool bb_lexer_warn_range(BbLexer *lexer, const BbPos *pos, const char *message, const char *error)
{
	bool as_error = false;

	if (lexer->tolerant || !lexer->options->warn)
		return true;
	if (!message || !error)
		return bb_lexer_no_memory(lexer);
	uint32_t offset = offset_at(lexer, pos->line, pos->col);
	if (lexer->options->warn(lexer->options->warn_ctx, BB_WARN_SYNTAX, message, pos->line, offset, &as_error))
		return true;
	BbParseStatus status = as_error ? BB_PARSE_SYNTAX_ERROR : BB_PARSE_STOPPED;
	return bb_lexer_fail_at(lexer, status, (int32_t)pos->line, (int32_t)offset, (int32_t)pos->end_line,
				(int32_t)offset_at(lexer, pos->end_line, pos->end_col), "%s", error);
}

bool bb_lexer_warn(BbLexer *lexer, uint32_t col, const char *format, ...)
{
	BbPos pos = {.line = lexer->line, .col = col, .end_line = lexer->line, .end_col = col};
	va_list args;

	va_start(args, format);
	const char *message = bb_message_format(lexer->arena, format, args);
	va_end(args);
	return bb_lexer_warn_range(lexer, &pos, message, message);
}

static bool fail_indent(BbLexer *lexer)
{
	lexer->soft_error = true;
	return bb_lexer_fail_at(lexer, BB_PARSE_TAB_ERROR, (int32_t)lexer->line, 1, (int32_t)lexer->line, 0,
				"inconsistent use of tabs and spaces in indentation");
}

/* Behind a backslash: the newline that must follow. */
static bool continue_line(BbLexer *lexer)
{
	int c = bb_lexer_scan_next(lexer);

	lexer->soft_error = true;
	if (c != '\n') {
		lexer->ended = false;
		int32_t offset = (int32_t)bb_lexer_characters(lexer, lexer->line_start, lexer->at - lexer->line_start);
		return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, (int32_t)lexer->line, offset,
					(int32_t)lexer->line, 0,
					"unexpected character after line continuation character");
	}
	c = bb_lexer_scan_next(lexer);
	if (c == BB_LEXER_EOF) {
		lexer->unexpected_eof = true;
		bb_lexer_fail(lexer, "unexpected EOF while parsing");
		lexer->error.end_offset = -1;
		return false;
	}
	bb_lexer_scan_back(lexer, c);
	lexer->soft_error = false;
	return true;
}

/* Compares the indentation of a line that is not blank with the open ones. */
static bool change_indent(BbLexer *lexer, uint32_t col, uint32_t alt_col)
{
	if (col == lexer->indents[lexer->indent])
		return alt_col == lexer->alt_indents[lexer->indent] || fail_indent(lexer);
	if (col > lexer->indents[lexer->indent]) {
		if (lexer->indent + 1 >= BB_LEXER_MAX_INDENT) {
			lexer->soft_error = true;
			return bb_lexer_fail_at(lexer, BB_PARSE_INDENTATION_ERROR, (int32_t)lexer->line, 1,
						(int32_t)lexer->line, 0, "too many levels of indentation");
		}
		if (alt_col <= lexer->alt_indents[lexer->indent])
			return fail_indent(lexer);
		lexer->pending++;
		lexer->indent++;
		lexer->indents[lexer->indent] = col;
		lexer->alt_indents[lexer->indent] = alt_col;
		return true;
	}
	while (lexer->indent > 0 && col < lexer->indents[lexer->indent]) {
		lexer->pending--;
		lexer->indent--;
	}
	if (col != lexer->indents[lexer->indent]) {
		uint32_t line_end = lexer->at;
		lexer->soft_error = true;
		while (bb_lexer_scan_peek(lexer, line_end) != BB_LEXER_EOF &&
		       bb_lexer_scan_peek(lexer, line_end) != '\n')
			line_end++;
		int32_t offset =
			(int32_t)bb_lexer_characters(lexer, lexer->line_start, line_end - lexer->line_start) + 1;
		return bb_lexer_fail_at(lexer, BB_PARSE_INDENTATION_ERROR, (int32_t)lexer->line, offset,
					(int32_t)lexer->line, -1,
					"unindent does not match any outer indentation level");
	}
	return alt_col == lexer->alt_indents[lexer->indent] || fail_indent(lexer);
}

/* At the beginning of a line: its indentation. */
static bool begin_line(BbLexer *lexer)
{
	uint32_t col = 0, alt_col = 0, continued_col = 0;
	int c;

	lexer->at_line_start = false;
	lexer->blank_line = false;
	for (;;) {
		c = bb_lexer_scan_next(lexer);
		if (c == ' ') {
			col++;
			alt_col++;
		} else if (c == '\t') {
			col = (col / TAB_SIZE + 1) * TAB_SIZE;
			alt_col++;
		} else if (c == '\f') {
			col = alt_col = 0;
		} else if (c == '\\') {
			continued_col = continued_col ? continued_col : col;
			if (!continue_line(lexer))
				return false;
		} else {
			break;
		}
	}
	bb_lexer_scan_back(lexer, c);
	if (c == '#' || c == '\n')
		lexer->blank_line = true;
	if (lexer->blank_line || lexer->level > 0)
		return true;
	if (continued_col)
		col = alt_col = continued_col;
	return change_indent(lexer, col, alt_col);
}

static bool fail_character(BbLexer *lexer, uint32_t c)
{
	if (bb_unicode_is_printable(c))
		return bb_lexer_fail(lexer, "invalid character '%U' (U+%X)", c, c);
	return bb_lexer_fail(lexer, "invalid non-printable character U+%X", c);
}

/* Checks the characters of a name that is not ASCII. */
static bool check_name(BbLexer *lexer, uint32_t start)
{
	const uint8_t *p = (const uint8_t *)lexer->source + start;
	const uint8_t *end = (const uint8_t *)lexer->source + lexer->at;
	bool first = true;

	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		if (!(first ? bb_unicode_is_xid_start(c) : bb_unicode_is_xid_continue(c))) {
			lexer->at = (uint32_t)(p - (const uint8_t *)lexer->source);
			return fail_character(lexer, c);
		}
		first = false;
	}
	return true;
}

typedef struct Prefix {
	bool b, u, r, f, t;
} Prefix;

static bool add_prefix(Prefix *prefix, int c)
{
	bool *seen;

	switch (c) {
	case 'b':
	case 'B':
		seen = &prefix->b;
		break;
	case 'u':
	case 'U':
		seen = &prefix->u;
		break;
	case 'r':
	case 'R':
		seen = &prefix->r;
		break;
	case 'f':
	case 'F':
		seen = &prefix->f;
		break;
	case 't':
	case 'T':
		seen = &prefix->t;
		break;
	default:
		return false;
	}
	if (*seen)
		return false;
	*seen = true;
	return true;
}

static bool check_prefix(BbLexer *lexer, const Prefix *prefix, uint32_t start)
{
	const struct {
		bool wrong;
		char first, second;
	} rules[] = {
		{prefix->u && prefix->b, 'u', 'b'}, {prefix->u && prefix->r, 'u', 'r'},
		{prefix->u && prefix->f, 'u', 'f'}, {prefix->u && prefix->t, 'u', 't'},
		{prefix->b && prefix->f, 'b', 'f'}, {prefix->b && prefix->t, 'b', 't'},
		{prefix->f && prefix->t, 'f', 't'},
	};

	for (size_t i = 0; i < BB_COUNT(rules); i++) {
		if (!rules[i].wrong)
			continue;
		int32_t line = (int32_t)lexer->line;
		int32_t offset = (int32_t)bb_lexer_characters(lexer, lexer->line_start, start - lexer->line_start);
		return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, line, offset + 1, line,
					offset + (int32_t)(lexer->at - start),
					"'%c' and '%c' prefixes are incompatible", rules[i].first, rules[i].second);
	}
	return true;
}

static bool read_string(BbLexer *lexer, BbToken *token, const Prefix *prefix, int quote)
{
	BbLexerStart start = {token->start, lexer->line, lexer->line_start};

	if (prefix->f || prefix->t) {
		token->kind = BB_TOKEN_FSTRING_START;
		token->flags = (uint8_t)((prefix->r ? BB_TOKEN_RAW : 0) | (prefix->t ? BB_TOKEN_TEMPLATE : 0));
		return bb_lexer_string_enter(lexer, quote, start, prefix->r, prefix->t);
	}
	token->kind = BB_TOKEN_STRING;
	return bb_lexer_string_read(lexer, quote, start);
}

/* A name, a keyword, or a string with a prefix. */
static bool read_name(BbLexer *lexer, BbToken *token, int c)
{
	Prefix prefix = {0};

	while (add_prefix(&prefix, c)) {
		c = bb_lexer_scan_next(lexer);
		if (c == '"' || c == '\'')
			return check_prefix(lexer, &prefix, token->start) && read_string(lexer, token, &prefix, c);
	}
	bool ascii = true;
	while (bb_lexer_scan_is_name(c)) {
		ascii = ascii && c < 128;
		c = bb_lexer_scan_next(lexer);
	}
	bb_lexer_scan_back(lexer, c);
	if (!ascii) {
		token->kind = BB_TOKEN_NAME;
		token->flags = BB_TOKEN_NON_ASCII;
		return check_name(lexer, token->start);
	}
	token->kind = (uint8_t)bb_token_keyword(lexer->source + token->start, lexer->at - token->start);
	return true;
}

static bool open_bracket(BbLexer *lexer, const BbToken *token, int c)
{
	if (lexer->level >= BB_LEXER_MAX_PARENS)
		return bb_lexer_fail(lexer, "too many nested parentheses");
	BbParen *paren = &lexer->parens[lexer->level++];
	paren->opening = (char)c;
	paren->line = lexer->line;
	paren->col = token->start - lexer->line_start;
	if (lexer->fstring)
		lexer->fstring->depth++;
	return true;
}

static bool fail_mismatch(BbLexer *lexer, const BbParen *paren, int c)
{
	if (lexer->fstring && paren->opening == '{' && lexer->fstring->depth - 1 == lexer->fstring->field_depth)
		return bb_lexer_fail(lexer, "%c-string: unmatched '%c'", bb_lexer_string_prefix(lexer), c);
	if (paren->line != lexer->line)
		return bb_lexer_fail(lexer,
				     "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c,
				     paren->opening, (int)paren->line);
	return bb_lexer_fail(lexer, "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
			     paren->opening);
}

static bool close_bracket(BbLexer *lexer, int c)
{
	BbFString *fstring = lexer->fstring;

	if (fstring && !fstring->depth && c == '}')
		return bb_lexer_fail(lexer, "%c-string: single '}' is not allowed", bb_lexer_string_prefix(lexer));
	if (!lexer->level)
		return bb_lexer_fail(lexer, "unmatched '%c'", c);
	const BbParen *paren = &lexer->parens[--lexer->level];
	if (!((paren->opening == '(' && c == ')') || (paren->opening == '[' && c == ']') ||
	      (paren->opening == '{' && c == '}')))
		return fail_mismatch(lexer, paren, c);
	if (!fstring)
		return true;
	if (--fstring->depth < 0)
		return bb_lexer_fail(lexer, "%c-string: unmatched '%c'", bb_lexer_string_prefix(lexer), c);
	if (c == '}' && fstring->depth == fstring->field_depth) {
		fstring->field_depth--;
		fstring->in_text = true;
		fstring->in_format_spec = fstring->field_depth >= 0;
	}
	return true;
}

static bool read_operator(BbLexer *lexer, BbToken *token, int c)
{
	BbFString *fstring = lexer->fstring;
	unsigned length;

	if (c == ':' && fstring && fstring->field_depth >= 0 && fstring->depth - 1 == fstring->field_depth) {
		fstring->in_text = true;
		fstring->in_format_spec = true;
		token->kind = BB_TOKEN_COLON;
		return true;
	}
	int second = bb_lexer_scan_peek(lexer, lexer->at);
	int third = second == BB_LEXER_EOF ? BB_LEXER_EOF : bb_lexer_scan_peek(lexer, lexer->at + 1);
	token->kind = (uint8_t)bb_token_operator((char)c, (char)second, (char)third, &length);
	lexer->at += length - 1;
	switch (token->kind) {
	case BB_TOKEN_LPAR:
	case BB_TOKEN_LSQB:
	case BB_TOKEN_LBRACE:
		return open_bracket(lexer, token, c);
	case BB_TOKEN_RPAR:
	case BB_TOKEN_RSQB:
	case BB_TOKEN_RBRACE:
		return close_bracket(lexer, c);
	case BB_TOKEN_OTHER:
		return bb_unicode_is_printable((uint32_t)c) || fail_character(lexer, (uint32_t)c);
	default:
		return true;
	}
}

static bool read_end(BbLexer *lexer, BbToken *token)
{
	token->kind = BB_TOKEN_END;
	token->flags = BB_TOKEN_NO_COLUMN;
	if (!lexer->level)
		return true;
	const BbParen *paren = &lexer->parens[lexer->level - 1];
	uint32_t line_start = bb_lexer_find_line(lexer, paren->line);
	lexer->soft_error = true;
	return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, (int32_t)paren->line,
				(int32_t)bb_lexer_characters(lexer, line_start, paren->col) + 1, (int32_t)paren->line,
				0, "'%c' was never closed", paren->opening);
}

static void begin_token(BbLexer *lexer, BbToken *token, uint32_t start)
{
	token->start = start;
	token->line = lexer->line;
	token->col = start - lexer->line_start;
}

/* Skips the space and the comment before a token.  Returns the token's first character, read; *comment is the offset
 * behind the comment's '#', 0 if there was none. */
static int skip_space(BbLexer *lexer, uint32_t *comment)
{
	int c;

	*comment = 0;

	do
		c = bb_lexer_scan_next(lexer);
	while (c == ' ' || c == '\t' || c == '\f');
	if (c == '#') {
		*comment = lexer->at;
		while (c != BB_LEXER_EOF && c != '\n')
			c = bb_lexer_scan_next(lexer);
	}
	return c;
}

static bool read_token(BbLexer *lexer, BbToken *token)
{
	for (;;) {
		if (lexer->at_line_start && !begin_line(lexer))
			return false;
		if (lexer->pending) {
			token->kind = lexer->pending < 0 ? BB_TOKEN_DEDENT : BB_TOKEN_INDENT;
			token->flags = BB_TOKEN_NO_COLUMN;
			lexer->pending += lexer->pending < 0 ? 1 : -1;
			begin_token(lexer, token, lexer->at);
			return true;
		}
		uint32_t comment;
		int c = skip_space(lexer, &comment);
		begin_token(lexer, token, c == BB_LEXER_EOF ? lexer->at : lexer->at - 1);
		if (c == BB_LEXER_EOF)
			return read_end(lexer, token);
		if (bb_lexer_scan_is_name_start(c))
			return read_name(lexer, token, c);
		if (c == '\n') {
			lexer->at_line_start = true;
			if (lexer->blank_line || lexer->level > 0)
				continue;
			token->kind = BB_TOKEN_NEWLINE;
			token->end_col = token->col + 1;
			if (comment)
				begin_token(lexer, token, comment - 1);
			return true;
		}
		if (bb_lexer_scan_is_digit(c) ||
		    (c == '.' && bb_lexer_scan_is_digit(bb_lexer_scan_peek(lexer, lexer->at)))) {
			token->kind = BB_TOKEN_NUMBER;
			return bb_lexer_number_read(lexer, c, token->start);
		}
		if (c == '"' || c == '\'')
			return read_string(lexer, token, &(Prefix){0}, c);
		if (c == '\\') {
			if (!continue_line(lexer))
				return false;
			continue;
		}
		return read_operator(lexer, token, c);
	}
}

bool bb_lexer_next(BbLexer *lexer, BbToken *token)
{
	bool good = lexer->error.status == BB_PARSE_OK;

	memset(token, 0, sizeof *token);
	if (good && lexer->fstring && lexer->fstring->in_text) {
		if (lexer->fresh && lexer->at < lexer->limit) {
			/* The first character of the text begins a line. */
			lexer->fresh = false;
			lexer->line++;
			lexer->line_start = lexer->at;
		}
		begin_token(lexer, token, lexer->at);
		good = bb_lexer_string_text(lexer, token);
		if (good && (token->kind == BB_TOKEN_LBRACE || token->kind == BB_TOKEN_RBRACE))
			good = read_token(lexer, token);
	} else if (good) {
		good = read_token(lexer, token);
	}
	if (!good)
		token->kind = BB_TOKEN_ERROR;
	token->end = lexer->at;
	if (token->kind == BB_TOKEN_NEWLINE) {
		token->end_line = token->line;
	} else {
		token->end_line = lexer->line;
		token->end_col = lexer->at - lexer->line_start;
	}
	token->level = (uint16_t)lexer->level;
	return good;
}
