/* SPDX-License-Identifier: MIT */
/*
 * Module _operator.
 */
#ifndef BB_MODULES_MOD_OPERATOR_H
#define BB_MODULES_MOD_OPERATOR_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_operator;

#endif
