/* SPDX-License-Identifier: MIT */
/*
 * Module builtins: its table, and what its files have in common.
 *
 *	mod_builtins.c		numbers, iteration, attributes; the table of all
 *	builtins_io.c		print, input, open
 *	builtins_class.c	__build_class__, isinstance, issubclass
 *	builtins_eval.c		compile, eval, exec, globals, locals, vars, dir, __import__
 */
#ifndef BB_MODULES_MOD_BUILTINS_H
#define BB_MODULES_MOD_BUILTINS_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_builtins;

#endif
