/* SPDX-License-Identifier: MIT */
/*
 * Module unicodedata, and the names of characters for the codecs and the compiler.
 */
#ifndef BB_MODULES_MOD_UNICODEDATA_H
#define BB_MODULES_MOD_UNICODEDATA_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_unicodedata;

#endif
