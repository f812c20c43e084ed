/* SPDX-License-Identifier: MIT */
/*
 * Module array: rows of machine numbers.
 */
#ifndef BB_MODULES_MOD_ARRAY_H
#define BB_MODULES_MOD_ARRAY_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_array;

#endif
