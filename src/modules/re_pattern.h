/* SPDX-License-Identifier: MIT */
/*
 * re.Pattern: a compiled regular expression.  Immutable.
 */
#ifndef BB_MODULES_RE_PATTERN_H
#define BB_MODULES_RE_PATTERN_H

#include "modules/re_engine.h"
#include "modules/re_subject.h"

typedef struct BbRePattern {
	BbObject header;
	BbValue pattern;     /* str or bytes */
	BbValue group_index; /* dict of names to numbers, never changed */
	BbValue group_names; /* tuple: for each group, 0 included, its name or None */
	const BbReProgram *program;
	uint32_t flags;
	BbPublished hash; /* 0: not computed yet */
} BbRePattern;

extern BbType bb_re_pattern_type;

BB_INLINE BbRePattern *bb_to_re_pattern(BbValue v)
{
	return (BbRePattern *)bb_to_pointer(v);
}

/* Compiles str or bytes; raises what the parser and compiler raise, and TypeError for other values.  May warn, so may
 * run user code. */
BB_NODISCARD BbValue bb_re_pattern_new(BbThread *t, BbValue pattern, uint32_t flags);

/* Starts an engine for the pattern on a part of an open subject, from byte to byte. */
BB_NODISCARD bool bb_re_pattern_start(const BbRePattern *pattern, BbThread *t, BbReEngine *e, const BbReSubject *s,
				      size_t end);

/* string, pos and endpos of match() and its kin: opens the subject and gives the range, in characters. */
typedef struct BbReRange {
	size_t pos, endpos;
} BbReRange;
BB_NODISCARD bool bb_re_pattern_open(BbThread *t, const BbRePattern *pattern, const char *function, const BbValue *args,
				     size_t nargs, BbValue kwnames, BbReSubject *s, BbReRange *range);

#endif
