/* SPDX-License-Identifier: MIT */
/*
 * The second half of the symbol tables: for each use of a name, where it is bound.
 *
 * Invariant and threading rule: see scope.h, which also declares bb_scope_resolve.
 */
#ifndef BB_COMPILER_SCOPE_RESOLVE_H
#define BB_COMPILER_SCOPE_RESOLVE_H

#include "compiler/scope.h"

/* The scope's symbol of that (mangled) name, new if need be; NULL: no memory (s->no_memory is set). */
BbSymbol *bb_scope_symbol(BbScopes *s, BbScope *scope, BbName *name);

#endif
