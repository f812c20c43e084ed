/* SPDX-License-Identifier: MIT */
/*
 * The encodings unicode-escape and raw-unicode-escape.
 *
 * Pure functions of immutable data.
 */
#ifndef BB_OBJECT_CODEC_ESCAPE_H
#define BB_OBJECT_CODEC_ESCAPE_H

#include "object/codec.h"

/* *consumed: how much was decoded. */
BB_NODISCARD bool bb_codec_escape_decode(BbDecoding *d, bool raw, size_t *consumed);
BB_NODISCARD bool bb_codec_escape_encode(BbEncodingState *e, bool raw);

#endif
