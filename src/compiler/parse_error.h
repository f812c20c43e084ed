/* SPDX-License-Identifier: MIT */
/*
 * Errors of the parser.  Those that return a pointer return NULL; all set p->error unless it is set already, with the
 * message (formatted by message.c) in the tree's arena.
 *
 * Invariant: the first certain error wins.  Threads: as parser.h.
 */
#ifndef BB_COMPILER_PARSE_ERROR_H
#define BB_COMPILER_PARSE_ERROR_H

#include "compiler/ast.h"
#include "compiler/parser.h"
#include "compiler/token.h"

void *bb_parse_error_no_memory(BbParser *p);
/* At a place. */
void *bb_parse_error_at(BbParser *p, BbPos pos, const char *format, ...);
/* From a place to where the lexer is. */
void *bb_parse_error_from(BbParser *p, BbPos pos, const char *format, ...);
/* At the token that was read last (not necessarily consumed). */
void *bb_parse_error_last(BbParser *p, BbParseStatus status, const char *format, ...);
/* At the next token. */
void *bb_parse_error_next(BbParser *p, const char *format, ...);
/* Takes over the lexer's error. */
void *bb_parse_error_lexer(BbParser *p);
/* The statement doesn't match and no rule says why: "invalid syntax" at a token, or something better. */
void bb_parse_error_generic(BbParser *p, BbToken last);
/* Fills in error.source_line. */
void bb_parse_error_finish(BbParser *p);

#endif
