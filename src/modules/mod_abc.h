/* SPDX-License-Identifier: MIT */
/*
 * Module _abc.
 */
#ifndef BB_MODULES_MOD_ABC_H
#define BB_MODULES_MOD_ABC_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_abc;

#endif
