/* SPDX-License-Identifier: MIT */
/*
 * Module itertools.
 */
#ifndef BB_MODULES_MOD_ITERTOOLS_H
#define BB_MODULES_MOD_ITERTOOLS_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_itertools;

#endif
