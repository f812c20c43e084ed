/* SPDX-License-Identifier: MIT */
/*
 * Module binascii.
 */
#ifndef BB_MODULES_MOD_BINASCII_H
#define BB_MODULES_MOD_BINASCII_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_binascii;

#endif
