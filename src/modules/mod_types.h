/* SPDX-License-Identifier: MIT */
/*
 * Module _types.
 */
#ifndef BB_MODULES_MOD_TYPES_H
#define BB_MODULES_MOD_TYPES_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_types, bb_mod_typing;

#endif
