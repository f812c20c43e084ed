/* SPDX-License-Identifier: MIT */
/*
 * Module builtins: its table, and what its files have in common.
 *
 *	mod_builtins.c		the table; attributes, iteration, numbers, text
 *	builtins_io.c		print, input, open, help, breakpoint
 *	builtins_class.c	__build_class__
 *	builtins_eval.c		compile, eval, exec, globals, locals, vars, dir, __import__
 *	builtins_site.c		exit, quit
 *
 * Nothing here has state.
 */
#ifndef BB_MODULES_MOD_BUILTINS_H
#define BB_MODULES_MOD_BUILTINS_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_builtins;

/* The functions of the other files, as the table wants them. */
BbValue bb_builtins_print(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_input(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_help(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_breakpoint(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_build_class(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_compile(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_eval(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_exec(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_globals(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_locals(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_vars(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_dir(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_builtins_import(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

/* Adds exit and quit. */
BB_NODISCARD bool bb_builtins_site_init(BbThread *t, BbValue module);

#endif
