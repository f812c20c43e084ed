/* SPDX-License-Identifier: MIT */
/*
 * See type_prepared.h.  A file of its own, so that nobody knows that the constant is all zero.
 */
#include "object/type_prepared.h"

const BbTypePrepared bb_type_prepared = {0};
