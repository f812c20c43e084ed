/* SPDX-License-Identifier: MIT */
/*
 * Module _contextvars: Context, ContextVar, Token, copy_context().
 */
#ifndef BB_MODULES_MOD_CONTEXTVARS_H
#define BB_MODULES_MOD_CONTEXTVARS_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_contextvars;

#endif
