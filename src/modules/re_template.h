/* SPDX-License-Identifier: MIT */
/*
 * Replacement templates: text with \1, \g<name> and escapes.
 *
 * A parsed template is text (str or bytes) if no group occurs in it, or else a tuple of texts and group numbers.  Both
 * are immutable.
 */
#ifndef BB_MODULES_RE_TEMPLATE_H
#define BB_MODULES_RE_TEMPLATE_H

#include "modules/re_match.h"
#include "object/str_builder.h"

/* Parses str or bytes-like; raises PatternError, IndexError (unknown name), TypeError. */
BB_NODISCARD BbValue bb_re_template_parse(BbThread *t, const BbRePattern *pattern, BbValue template);

/* The text of a parsed template for a match. */
BB_NODISCARD BbValue bb_re_template_expand(BbThread *t, const BbReMatch *m, BbValue parsed);

#endif
