/* SPDX-License-Identifier: MIT */
/*
 * Module _json.
 */
#ifndef BB_MODULES_MOD_JSON_H
#define BB_MODULES_MOD_JSON_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_json;

#endif
