/* SPDX-License-Identifier: MIT */
/*
 * From the bytes of a file to what the lexer reads: UTF-8 with '\n' as newline and without byte order mark.
 *
 * Invariant: a source that needs no change is used where it is; only others are copied.
 * Threads: as the parser that it belongs to.
 */
#ifndef BB_COMPILER_SOURCE_H
#define BB_COMPILER_SOURCE_H

#include "compiler/arena.h"
#include "compiler/lexer.h"
#include "compiler/parser.h"

typedef struct BbSource {
	const char *text;
	uint32_t length;
	char *copy; /* NULL, or what text points to, got from memory */
	size_t copy_size;
	BbArenaSource memory;
} BbSource;

/* Prepares options->source.  False: lexer->error is set (its message in the lexer's arena).  Either way
 * bb_source_free is due. */
BB_NODISCARD bool bb_source_prepare(BbSource *source, const BbArenaSource *memory, const BbParserOptions *options,
				    BbLexer *lexer);

void bb_source_free(BbSource *source);

/* The encoding that the text declares, if it is one that bb_source_prepare cannot decode itself; NULL otherwise.  The
 * name points into the text. */
const char *bb_source_other_encoding(const char *text, size_t length, size_t *name_length);

#endif
