/* SPDX-License-Identifier: MIT */
/*
 * Import statements.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_IMPORT_H
#define BB_COMPILER_PARSE_IMPORT_H

#include "compiler/parse.h"

/* `import` comes.  NULL: no match, or wrong. */
BB_NODISCARD BbStmt *bb_parse_import_plain(BbParser *p);

/* `from` comes. */
BB_NODISCARD BbStmt *bb_parse_import_from(BbParser *p);

#endif
