/* SPDX-License-Identifier: MIT */
/*
 * Reading single characters, shared by the parts of the lexer.
 *
 * Invariant: lexer->line counts the line of the last character read; a line is counted when its first character is
 * read, so that the end of the source never counts one.
 * Threads: as lexer.h.
 */
#ifndef BB_COMPILER_LEXER_SCAN_H
#define BB_COMPILER_LEXER_SCAN_H

#include "compiler/lexer.h"

#define BB_LEXER_EOF (-1)

/* The character at an offset (a byte), the imagined newline, or BB_LEXER_EOF. */
BB_INLINE int bb_lexer_scan_peek(const BbLexer *lexer, uint32_t at)
{
	if (BB_LIKELY(at < lexer->length))
		return (unsigned char)lexer->source[at];
	return at < lexer->limit ? '\n' : BB_LEXER_EOF;
}

/* Reads a character. */
BB_INLINE int bb_lexer_scan_next(BbLexer *lexer)
{
	int c = bb_lexer_scan_peek(lexer, lexer->at);

	if (c == BB_LEXER_EOF) {
		lexer->ended = true;
		return c;
	}
	if (lexer->fresh) {
		lexer->fresh = false;
		lexer->line++;
		lexer->line_start = lexer->at;
	}
	lexer->at++;
	if (c == '\n')
		lexer->fresh = true;
	return c;
}

/* Takes back what bb_lexer_scan_next returned last. */
BB_INLINE void bb_lexer_scan_back(BbLexer *lexer, int c)
{
	if (c == BB_LEXER_EOF)
		return;
	lexer->at--;
	lexer->fresh = false;
}

BB_INLINE bool bb_lexer_scan_is_digit(int c)
{
	return c >= '0' && c <= '9';
}

BB_INLINE bool bb_lexer_scan_is_name_start(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

BB_INLINE bool bb_lexer_scan_is_name(int c)
{
	return bb_lexer_scan_is_name_start(c) || bb_lexer_scan_is_digit(c);
}

#endif
