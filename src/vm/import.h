/* SPDX-License-Identifier: MIT */
/*
 * The import system: finding, loading and caching modules.
 *
 * A module that is being loaded is in sys.modules already and has an import lock, owned by the thread that loads it;
 * other threads that import it wait, detached, until it is done.  A wait that would close a circle of threads is not
 * begun: the importer goes on with the module as far as it got.
 */
#ifndef BB_VM_IMPORT_H
#define BB_VM_IMPORT_H

#include "object/object.h"

/* A library module in the program itself, as source text, or (BB_FROZEN_CODE) as code without text.  The table is
 * sorted by name. */
typedef struct BbFrozenModule {
	const char *name; /* dotted; ends the table when NULL */
	const char *source;
	size_t size;
	bool is_package;
#if BB_FROZEN_CODE
	const struct BbCode *code;
#endif
} BbFrozenModule;
extern const BbFrozenModule bb_frozen_modules[];
/* Gives the import system its frozen library; at start-up. */
void bb_import_set_frozen(const BbFrozenModule *table);
/* The table, ended by a NULL name. */
const BbFrozenModule *bb_import_frozen(void);

/* What __import__(name, globals, locals, fromlist, level) does.  globals, locals and fromlist may be None or EMPTY;
 * level an int or EMPTY.  Runs user code. */
BB_NODISCARD BbValue bb_import(BbThread *t, BbValue name, BbValue globals, BbValue locals, BbValue fromlist,
			       BbValue level);

/* The module with this dotted name itself, imported if need be.  Runs user code. */
BB_NODISCARD BbValue bb_import_module(BbThread *t, const char *name);

/* from module import name.  Runs user code. */
BB_NODISCARD BbValue bb_import_from(BbThread *t, BbValue module, BbValue name);

/* from module import *, into a mapping.  Runs user code. */
BB_NODISCARD bool bb_import_star(BbThread *t, BbValue module, BbValue into);

/* The text of a file in a bytes object: OSError.  Blocks detached. */
BB_NODISCARD BbValue bb_import_read_file(BbThread *t, BbValue path);

/* ---- For module importlib.  path is the package's __path__, or None.  They run user code. ---- */

/* The spec of a module (an exact str), or None. */
BB_NODISCARD BbValue bb_import_find_spec(BbThread *t, BbValue name, BbValue path);
/* The same without built-in modules and the finders in sys.meta_path. */
BB_NODISCARD BbValue bb_import_find_on_path(BbThread *t, BbValue name, BbValue path);
/* A new module with what the spec says, not entered in sys.modules. */
BB_NODISCARD BbValue bb_import_module_from_spec(BbThread *t, BbValue spec);
/* Runs the code of the module. */
BB_NODISCARD bool bb_import_exec(BbThread *t, BbValue spec, BbValue module);
/* The code of a module that one of our own loaders loads, or None. */
BB_NODISCARD BbValue bb_import_code(BbThread *t, BbValue loader, BbValue name);

/* Prepares the import system; at start-up, before there are modules. */
BB_NODISCARD bool bb_import_init(BbThread *t);

/* Gives a module that was made without being imported (builtins, sys, __main__) its spec. */
BB_NODISCARD bool bb_import_describe_builtin(BbThread *t, BbValue module, BbValue name);

/* Runs the module, or a package's submodule __main__, as the program: what the option -m does.  set_argv: its file
 * becomes sys.argv[0].  Runs user code. */
BB_NODISCARD BbValue bb_import_run_main(BbThread *t, BbValue name, bool set_argv);

/* In the child of a fork: the threads that held import locks are gone. */
void bb_import_after_fork(BbThread *t);

/* sys.path as the environment and the options say. */
BB_NODISCARD BbValue bb_import_initial_path(BbThread *t);

#endif
