/* SPDX-License-Identifier: MIT */
/*
 * Module _sre.
 */
#ifndef BB_MODULES_MOD_RE_H
#define BB_MODULES_MOD_RE_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_re;

#endif
