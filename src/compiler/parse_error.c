/* SPDX-License-Identifier: MIT */
/*
 * Where and how errors are reported.
 *
 * Invariant and threading rule: see parse_error.h.
 */
#include "compiler/parse_error.h"

#include "compiler/message.h"
#include "compiler/parse.h"

#include <string.h>

void *bb_parse_error_no_memory(BbParser *p)
{
	if (!bb_parse_failed(p)) {
		memset(&p->error, 0, sizeof p->error);
		p->error.status = BB_PARSE_MEMORY_ERROR;
		p->error.message = "out of memory";
	}
	return NULL;
}

static int32_t character_offset(const BbParser *p, uint32_t line, uint32_t col)
{
	uint32_t start = line == p->lexer.line ? p->lexer.line_start : bb_lexer_find_line(&p->lexer, line);

	return (int32_t)bb_lexer_characters(&p->lexer, start, col);
}

static void *raise(BbParser *p, BbParseError error, const char *format, va_list args)
{
	if (bb_parse_failed(p))
		return NULL;
	error.message = bb_message_format(p->arena, format, args);
	if (!error.message)
		return bb_parse_error_no_memory(p);
	p->error = error;
	return NULL;
}

/* As CPython, which counts the end's column in the first line: no more than that line has. */
static int32_t end_offset(const BbParser *p, BbPos pos)
{
	int32_t offset = character_offset(p, pos.end_line, pos.end_col) + 1;

	if (pos.end_line == pos.line)
		return offset;
	uint32_t start = bb_lexer_find_line(&p->lexer, pos.line);
	uint32_t end = bb_lexer_find_line(&p->lexer, pos.line + 1);
	int32_t most = (int32_t)bb_lexer_characters(&p->lexer, start, end - start);
	return offset < most ? offset : most;
}

static BbParseError error_for(const BbParser *p, BbPos pos)
{
	return (BbParseError){.status = BB_PARSE_SYNTAX_ERROR,
			      .line = (int32_t)pos.line,
			      .offset = character_offset(p, pos.line, pos.col) + 1,
			      .end_line = (int32_t)pos.end_line,
			      .end_offset = end_offset(p, pos)};
}

/* A token without a column stands where the lexer is. */
static BbParseError error_for_token(const BbParser *p, const BbToken *token)
{
	BbParseError error = error_for(p, bb_parse_token_pos(token));

	if (token->flags & BB_TOKEN_NO_COLUMN) {
		error.offset = character_offset(p, p->lexer.line, p->lexer.at - p->lexer.line_start);
		error.end_offset = -1;
	}
	return error;
}

void *bb_parse_error_at(BbParser *p, BbPos pos, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	raise(p, error_for(p, pos), format, args);
	va_end(args);
	return NULL;
}

void *bb_parse_error_from(BbParser *p, BbPos pos, const char *format, ...)
{
	BbParseError error = error_for(p, pos);
	va_list args;

	error.end_line = (int32_t)p->lexer.line;
	error.end_offset = character_offset(p, p->lexer.line, p->lexer.at - p->lexer.line_start);
	va_start(args, format);
	raise(p, error, format, args);
	va_end(args);
	return NULL;
}

void *bb_parse_error_last(BbParser *p, BbParseStatus status, const char *format, ...)
{
	if (bb_parse_failed(p))
		return NULL;
	BbParseError error = error_for_token(p, p->count ? &p->tokens[p->count - 1] : bb_parse_token(p));
	va_list args;

	error.status = status;
	va_start(args, format);
	raise(p, error, format, args);
	va_end(args);
	return NULL;
}

void *bb_parse_error_next(BbParser *p, const char *format, ...)
{
	const BbToken *token = bb_parse_token(p);

	if (bb_parse_failed(p))
		return NULL;
	va_list args;
	va_start(args, format);
	raise(p, error_for_token(p, token), format, args);
	va_end(args);
	return NULL;
}

void *bb_parse_error_lexer(BbParser *p)
{
	if (bb_parse_failed(p))
		return NULL;
	p->error = p->lexer.error;
	if (p->lexer.unexpected_eof) {
		if (p->lexer.level) {
			const BbParen *paren = &p->lexer.parens[p->lexer.level - 1];
			p->error.message = NULL;
			p->error.status = BB_PARSE_OK;
			bb_parse_error_at(p, (BbPos){paren->line, paren->col, paren->line, 0}, "'%c' was never closed",
					  paren->opening);
			p->error.end_offset = 0;
		}
	}
	return NULL;
}

/* Reads the rest of the source: an error of the lexer in it explains more than "invalid syntax", or, outside of
 * f-strings, than another error of the parser. */
static void look_for_lexer_error(BbParser *p, uint32_t line, bool generic)
{
	BbToken token;
	BbLexer *lexer = &p->lexer;

	lexer->tolerant = true;
	do {
		if (!bb_lexer_next(lexer, &token)) {
			if (lexer->soft_error)
				break;
			if (generic || !lexer->fstring)
				p->error = lexer->error;
			return;
		}
	} while (token.kind != BB_TOKEN_END);
	if (!lexer->level)
		return;
	const BbParen *paren = &lexer->parens[lexer->level - 1];
	if (line > paren->line) {
		p->error.status = BB_PARSE_OK;
		bb_parse_error_at(p, (BbPos){paren->line, paren->col, paren->line, 0}, "'%c' was never closed",
				  paren->opening);
		p->error.end_offset = 0;
	}
}

void bb_parse_error_generic(BbParser *p, BbToken last)
{
	if (bb_parse_failed(p)) {
		if (p->diagnose && p->error.status >= BB_PARSE_SYNTAX_ERROR && p->error.status <= BB_PARSE_TAB_ERROR &&
		    p->lexer.error.status == BB_PARSE_OK)
			look_for_lexer_error(p, p->count ? p->tokens[p->count - 1].line : 0, false);
		return;
	}
	if (last.kind == BB_TOKEN_INDENT || last.kind == BB_TOKEN_DEDENT) {
		bb_parse_error_last(p, BB_PARSE_INDENTATION_ERROR,
				    last.kind == BB_TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
		return;
	}
	BbPos pos = bb_parse_token_pos(&last);
	bb_parse_error_at(p, pos, "invalid syntax");
	if (last.flags & BB_TOKEN_NO_COLUMN) {
		p->error.offset = 0;
		p->error.end_offset = 0;
	}
	look_for_lexer_error(p, p->count ? p->tokens[p->count - 1].line : 0, true);
}

void bb_parse_error_finish(BbParser *p)
{
	const BbLexer *lexer = &p->lexer;

	if (p->error.line <= 0 || p->error.source_line.text)
		return;
	uint32_t start = bb_lexer_find_line(lexer, (uint32_t)p->error.line);
	uint32_t last = p->error.end_line > p->error.line ? (uint32_t)p->error.end_line : (uint32_t)p->error.line;
	uint32_t end = bb_lexer_find_line(lexer, last + 1);
	/* Of an expression or an interactive statement the last line stays as it is. */
	bool missing = p->options.mode == BB_PARSE_EXEC && (end == start || lexer->source[end - 1] != '\n');
	char *text = bb_arena_alloc(p->arena, end - start + 2);
	if (!text)
		return;
	memcpy(text, lexer->source + start, end - start);
	if (missing)
		text[end - start] = '\n';
	p->error.source_line = (BbText){end - start + missing, text};
}
