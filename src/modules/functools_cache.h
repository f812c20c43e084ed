/* SPDX-License-Identifier: MIT */
/*
 * functools.lru_cache's wrapper around a function.
 */
#ifndef BB_MODULES_FUNCTOOLS_CACHE_H
#define BB_MODULES_FUNCTOOLS_CACHE_H

#include "object/object.h"

extern BbType bb_functools_cache_type;

/* Makes the type and those of its parts ready; false: raised. */
BB_NODISCARD bool bb_functools_cache_init(BbThread *t);

#endif
