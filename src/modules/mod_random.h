/* SPDX-License-Identifier: MIT */
/*
 * Module _random.
 */
#ifndef BB_MODULES_MOD_RANDOM_H
#define BB_MODULES_MOD_RANDOM_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_random;

#endif
