/* SPDX-License-Identifier: MIT */
/*
 * Module _collections.
 */
#ifndef BB_MODULES_MOD_COLLECTIONS_H
#define BB_MODULES_MOD_COLLECTIONS_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_collections;

#endif
