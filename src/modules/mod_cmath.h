/* SPDX-License-Identifier: MIT */
/*
 * Module cmath.
 *
 * Threading: pure functions; arguments' special methods may run user code.
 */
#ifndef BB_MODULES_MOD_CMATH_H
#define BB_MODULES_MOD_CMATH_H

#include "modules/modules.h"

/* The module. */
extern const BbModuleDef bb_mod_cmath;

#endif
