/* SPDX-License-Identifier: MIT */
/*
 * What flag DEBUG shows.
 */
#ifndef BB_MODULES_RE_DEBUG_H
#define BB_MODULES_RE_DEBUG_H

#include "object/object.h"

/* A pattern's tree and its instructions, as lines of text: str.  Raises what compiling raises. */
BB_NODISCARD BbValue bb_re_debug(BbThread *t, BbValue pattern, uint32_t flags);

#endif
