/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions, text to tree.
 */
#ifndef BB_MODULES_RE_PARSE_H
#define BB_MODULES_RE_PARSE_H

#include "modules/re_tree.h"

/* Parses tree->pattern, starting with the flags in tree->flags; on success flags, root, groups and names are filled.
 * Raises PatternError, ValueError (flags that don't go together), OverflowError, RecursionError.  Runs user code if it
 * warns. */
BB_NODISCARD bool bb_re_parse(BbReTree *tree);

#endif
