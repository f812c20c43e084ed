/* SPDX-License-Identifier: MIT */
/*
 * re.Match: where a pattern matched.  Immutable.
 */
#ifndef BB_MODULES_RE_MATCH_H
#define BB_MODULES_RE_MATCH_H

#include "modules/re_pattern.h"

/* "The group did not take part." */
#define BB_RE_UNSET SIZE_MAX

typedef struct BbReMatch {
	BbObject header;
	BbValue string; /* what was searched */
	BbValue pattern;
	size_t pos, endpos; /* characters */
	size_t last_group;  /* 0: none */
	size_t spans[];	    /* bytes: start and end of each group, from 0 on */
} BbReMatch;

extern BbType bb_re_match_type;

BB_INLINE BbReMatch *bb_to_re_match(BbValue v)
{
	return (BbReMatch *)bb_to_pointer(v);
}

/* The match that the engine has found. */
BB_NODISCARD BbValue bb_re_match_new(BbThread *t, BbValue pattern, const BbReSubject *s, const BbReEngine *e,
				     const BbReRange *range);

/* The bytes that a group of an engine's match spans; false: it did not take part. */
bool bb_re_engine_span(const BbReEngine *e, size_t group, size_t *start, size_t *end);

#endif
