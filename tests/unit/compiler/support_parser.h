/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the front end share: memory that is counted, and parsing of a string.
 *
 * Invariant: parsed_free checks that all memory was given back.  Threads: one.
 */
#ifndef BB_TESTS_UNIT_COMPILER_SUPPORT_PARSER_H
#define BB_TESTS_UNIT_COMPILER_SUPPORT_PARSER_H

#include "compiler/parser.h"

typedef struct Parsed {
	BbArena arena;
	BbParser *parser;
	BbParseStatus status;
	BbModule module;
	size_t balance;
	int warnings;
	char warning[200]; /* the first one */
	char *dump;	   /* text of the tree, NULL after an error */
} Parsed;

/* The source of memory that counts into *balance. */
BbArenaSource support_memory(size_t *balance);

/* Parses a string. */
void support_parse(Parsed *parsed, const char *source, BbParseMode mode, bool incomplete);

void support_free(Parsed *parsed);

#endif
