/* SPDX-License-Identifier: MIT */
/*
 * The table of built-in modules.
 *
 * Each src/modules/mod_NAME.c defines a constant bb_mod_NAME; the build lists those that it compiles
 * (tools/list_modules.py).  A module is made when it is first imported; its functions are put into its dict as they
 * are.
 */
#ifndef BB_MODULES_MODULES_H
#define BB_MODULES_MODULES_H

#include "object/object.h"

/* A constant of a module. */
typedef struct BbModuleConstant {
	const char *name;
	BbValue (*make)(BbThread *t); /* its value; EMPTY: raised.  NULL: text is, or else value */
	const char *text;
	BbValue value;
} BbModuleConstant;

typedef struct BbModuleDef {
	const char *name;
	const char *doc;
	const BbBuiltin *functions;
	size_t function_count;
	BbType *const *types; /* under their own names */
	size_t type_count;
	const BbModuleConstant *constants; /* the last one has no name; or NULL */
	/* Adds what else the module has; NULL: nothing.  false: raised.  Functions, types and constants may enter the
	 * dict later than that (BB_LATE_MODULES). */
	bool (*init)(BbThread *t, BbValue module);
	/* What the runtime needs of it whether it is imported or not, or NULL: when builtins and sys are there (false:
	 * raised), and at the runtime's end. */
	bool (*start)(BbThread *t);
	void (*end)(BbThread *t);
} BbModuleDef;

/* The listed definitions, ended by NULL. */
extern const BbModuleDef *const bb_modules_table[];

/* The same for modules that only this port has; the port defines it (ports/PORT/modules/). */
extern const BbModuleDef *const bb_port_modules[];

/* Makes the module with this name; EMPTY without exception: there is none in the table.  Does not look at sys.modules,
 * nor enter it there. */
BbValue bb_modules_load(BbThread *t, const char *name);

/* The definition of a module; NULL: there is none. */
const BbModuleDef *bb_modules_find(const char *name);

/* A module's function by its name; NULL: there is none. */
const BbBuiltin *bb_modules_function(const BbModuleDef *def, const char *name);

/* The name of the module that a built-in function belongs to, as a str, or None. */
BB_NODISCARD BbValue bb_modules_owner_name(BbThread *t, const BbBuiltin *def);

/* For init functions: module.name = value; false if value is EMPTY (something raised already) or when raised. */
BB_NODISCARD bool bb_modules_add(BbThread *t, BbValue module, const char *name, BbValue value);
BB_NODISCARD bool bb_modules_add_int(BbThread *t, BbValue module, const char *name, int64_t value);
BB_NODISCARD bool bb_modules_add_text(BbThread *t, BbValue module, const char *name, const char *text);
/* Makes the type ready and adds it by its own name. */
BB_NODISCARD bool bb_modules_add_type(BbThread *t, BbValue module, BbType *type);

/* Calls what modules have to do at the runtime's end; by the main thread. */
void bb_modules_end(BbThread *t);

/* Makes builtins and sys and sets the vm's upcalls; BbRuntimeOptions.start_modules.  false: raised. */
BB_NODISCARD bool bb_modules_start(BbThread *t);

#endif
