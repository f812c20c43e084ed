/* SPDX-License-Identifier: MIT */
/*
 * Module _codecs: what module codecs needs of the codecs written in C, and error handlers.  At start-up it lets
 * str.encode and bytes.decode find the codecs and error handlers of the program.
 */
#ifndef BB_MODULES_MOD_CODECS_H
#define BB_MODULES_MOD_CODECS_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_codecs;

#endif
