/* SPDX-License-Identifier: MIT */
/*
 * Module _heapq.
 */
#ifndef BB_MODULES_MOD_HEAPQ_H
#define BB_MODULES_MOD_HEAPQ_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_heapq;

#endif
