/* SPDX-License-Identifier: MIT */
/*
 * Module _string.
 */
#ifndef BB_MODULES_MOD_STRING_H
#define BB_MODULES_MOD_STRING_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_string;

#endif
