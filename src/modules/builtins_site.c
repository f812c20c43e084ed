/* SPDX-License-Identifier: MIT */
/*
 * exit and quit: objects that say how to leave, and leave when called.
 *
 * Static and immutable.
 */
#include "modules/mod_builtins.h"
#include "object/error.h"
#include "object/native.h"
#include "object/type.h"

typedef struct Quitter {
	BbObject header;
	const char *name;
} Quitter;

static BbType quitter_type;

BB_CFUNCTION(quitter_call)
{
	if (!bb_args_check(t, "__call__", nargs, BB_EMPTY, 0, 1))
		return BB_EMPTY;
	/* The one keyword argument is `code'. */
	size_t given = nargs + (bb_is_empty(kwnames) ? 0 : 1);
	return bb_raise_with(t, &bb_exc_SystemExit, args, given && !bb_is_none(args[0]) ? 1 : 0);
}

BB_CFUNCTION(quitter_repr)
{
	return bb_format(t, "Use %s() or Ctrl-D (i.e. EOF) to exit", ((const Quitter *)bb_to_pointer(self))->name);
}

static const BbBuiltin quitter_methods[] = {
	BB_METHOD_KW(quitter_type, "__call__", quitter_call, "Call self as a function."),
	BB_METHOD(quitter_type, "__repr__", quitter_repr, 0, 0, "Return repr(self)."),
};

static BbType quitter_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "Quitter",
	.module = "_sitebuiltins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(Quitter),
	.methods = quitter_methods,
	.method_count = BB_COUNT(quitter_methods),
	.call = quitter_call,
};

static const Quitter exit_object = {BB_STATIC_OBJECT(quitter_type), "exit"};
static const Quitter quit_object = {BB_STATIC_OBJECT(quitter_type), "quit"};

bool bb_builtins_site_init(BbThread *t, BbValue module)
{
	return bb_type_ready(t, &quitter_type) && bb_modules_add(t, module, "exit", bb_from_pointer(&exit_object)) &&
	       bb_modules_add(t, module, "quit", bb_from_pointer(&quit_object));
}
