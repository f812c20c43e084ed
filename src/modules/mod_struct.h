/* SPDX-License-Identifier: MIT */
/*
 * Module _struct.
 */
#ifndef BB_MODULES_MOD_STRUCT_H
#define BB_MODULES_MOD_STRUCT_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_struct;

#endif
