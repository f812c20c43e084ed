/* SPDX-License-Identifier: MIT */
/*
 * Numbers of lines and columns of source text.
 */
#ifndef BB_BASE_PLACE_H
#define BB_BASE_PLACE_H

#include "base/config.h"

#if BB_SHORT_POSITIONS
typedef uint16_t BbPlace;
#else
typedef uint32_t BbPlace;
#endif

/* None. */
#define BB_PLACE_NONE ((BbPlace)-1)

#endif
