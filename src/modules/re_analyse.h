/* SPDX-License-Identifier: MIT */
/*
 * What the compiler asks about a tree: widths, what can come first, and whether giving back what a repetition took
 * could help.
 */
#ifndef BB_MODULES_RE_ANALYSE_H
#define BB_MODULES_RE_ANALYSE_H

#include "modules/re_program.h"
#include "modules/re_tree.h"

/* What comes behind a sequence: the nodes of `rest', then what is behind those.  `loop': the sequence is the child of
 * this REPEAT and may come again first.  NULL in place of a BbReFollow: the end of the pattern, or of an atomic part.
 */
typedef struct BbReFollow {
	const BbReNode *rest;
	const BbReNode *loop;
	const struct BbReFollow *outer;
} BbReFollow;

/* Fills set, shortest and longest of all nodes (and value of AT: the BbReOp; BOUNDARY's min: Unicode).  Raises
 * PatternError for a look-behind without fixed width, MemoryError, RecursionError. */
BB_NODISCARD bool bb_re_prepare(BbReTree *tree);

/* The flags inside a group. */
uint32_t bb_re_group_flags(const BbReNode *group, uint32_t flags);
BbReFold bb_re_fold_of(const BbReTree *tree, uint32_t flags);

/* The node matches one character. */
bool bb_re_is_unit(const BbReNode *node);

/* Adds the bytes with which a match of the sequence (and what follows) can begin.  false: can't tell, or it may be
 * empty. */
bool bb_re_first_bytes(const BbReTree *tree, const BbReNode *sequence, const BbReFollow *follow, uint32_t map[8]);

/* Wherever the next character is one that `unit' matches, what follows fails (or, without asserting anything, is the
 * end): a repetition of the unit need not give anything back.  some: at least one has been taken. */
bool bb_re_excludes(const BbReTree *tree, const BbReNode *unit, bool some, const BbReFollow *follow);

#endif
