/* SPDX-License-Identifier: MIT */
/*
 * UTF-16 and UTF-32, in units of width bytes.
 *
 * Pure functions of immutable data.
 */
#ifndef BB_OBJECT_CODEC_WIDE_H
#define BB_OBJECT_CODEC_WIDE_H

#include "object/codec.h"

/* *byte_order: -1 little, 1 big, 0 to be found from a mark.  *consumed: how much was decoded. */
BB_NODISCARD bool bb_codec_wide_decode(BbDecoding *d, unsigned width, int *byte_order, size_t *consumed);

/* byte_order 0: the machine's, with a mark first. */
BB_NODISCARD bool bb_codec_wide_encode(BbEncodingState *e, unsigned width, int byte_order);

#endif
