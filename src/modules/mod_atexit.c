/* SPDX-License-Identifier: MIT */
/*
 * Module atexit: functions to call when the program ends, the last one registered first.
 *
 * They stand in a list of tuples (function, args, kwargs or None), in the runtime's registry.  Each operation on the
 * list is atomic, so any thread may register and unregister at any time, from within such a function, too.
 */
#include "modules/mod_atexit.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/vm.h"

/* The list, made if there is none; EMPTY: raised. */
static BbValue callbacks(BbThread *t)
{
	BbValue registry = bb_vm(t)->registry, name = bb_intern_text(t, "atexit"), list;
	if (bb_is_empty(name))
		return BB_EMPTY;
	int found = bb_dict_get(t, registry, name, &list);
	if (found)
		return found < 0 ? BB_EMPTY : list;
	list = bb_list_new(t, 0);
	return bb_is_empty(list) ? BB_EMPTY : bb_dict_setdefault(t, registry, name, list);
}

static BbValue keywords(BbThread *t, const BbValue *values, BbValue kwnames)
{
	if (bb_is_empty(kwnames) || !bb_tuple_count(kwnames))
		return BB_NONE;
	BbValue dict = bb_dict_new(t, bb_tuple_count(kwnames));
	for (size_t i = 0; !bb_is_empty(dict) && i < bb_tuple_count(kwnames); i++)
		if (!bb_dict_set(t, dict, bb_tuple_get(kwnames, i), values[i]))
			return BB_EMPTY;
	return dict;
}

BB_CFUNCTION(register_function)
{
	if (nargs < 1)
		return bb_type_error(t, "register() takes at least 1 argument (0 given)");
	if (!bb_is_callable(args[0]))
		return bb_type_error(t, "the first argument must be callable");
	BbValue entry[3] = {args[0], bb_tuple_from(t, args + 1, nargs - 1)};
	entry[2] = bb_is_empty(entry[1]) ? BB_EMPTY : keywords(t, args + nargs, kwnames);
	BbValue tuple = bb_is_empty(entry[2]) ? BB_EMPTY : bb_tuple_from(t, entry, 3);
	BbValue list = bb_is_empty(tuple) ? BB_EMPTY : callbacks(t);
	return !bb_is_empty(list) && bb_list_append(t, list, tuple) ? args[0] : BB_EMPTY;
}

/* Takes the entry itself, not one that is equal to it, off the list. */
static bool remove_entry(BbThread *t, BbValue list, BbValue entry)
{
	for (intptr_t i = (intptr_t)bb_list_count(list) - 1; i >= 0; i--) {
		BbValue there = bb_list_get(t, list, i);
		if (bb_is(there, entry))
			return !bb_is_empty(bb_list_pop(t, list, i));
	}
	return true;
}

BB_CFUNCTION(unregister_function)
{
	BbValue list = callbacks(t);
	BbValue entries = bb_is_empty(list) ? BB_EMPTY : bb_list_snapshot(t, list);
	if (bb_is_empty(entries))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(entries); i++) {
		BbValue entry = bb_tuple_get(entries, i);
		int equal = bb_equal(t, bb_tuple_get(entry, 0), args[0]);
		if (equal < 0 || (equal && !remove_entry(t, list, entry)))
			return BB_EMPTY;
	}
	return BB_NONE;
}

static void report(BbThread *t, BbValue function)
{
	BbValue exception = bb_exception_take(t);
	BbValue what = bb_format(t, "Exception ignored in atexit callback %R", function);
	if (bb_is_empty(what))
		bb_exception_clear(t);
	bb_exception_restore(t, exception);
	bb_write_unraisable(t, bb_is_empty(what) ? "Exception ignored in atexit callback" : bb_str_text(what),
			    BB_EMPTY);
}

static void run(BbThread *t, BbValue entry)
{
	BbValue function = bb_tuple_get(entry, 0), kwargs = bb_tuple_get(entry, 2);
	BbValue result = bb_call_tuple(t, function, bb_tuple_get(entry, 1), bb_is_none(kwargs) ? BB_EMPTY : kwargs);
	if (bb_is_empty(result))
		report(t, function);
}

static bool run_all(BbThread *t)
{
	BbValue list = callbacks(t);
	BbValue entries = bb_is_empty(list) ? BB_EMPTY : bb_list_snapshot(t, list);
	if (bb_is_empty(entries))
		return false;
	for (size_t i = bb_tuple_count(entries); i > 0; i--)
		run(t, bb_tuple_get(entries, i - 1));
	/* What was registered meanwhile comes too late. */
	return !bb_is_empty(bb_call_method(t, list, "clear", NULL, 0));
}

/* Whatever sys.modules has. */
static void end(BbThread *t)
{
	if (!run_all(t))
		bb_write_unraisable(t, "Exception ignored in atexit callback", BB_EMPTY);
}

BB_CFUNCTION(run_functions)
{
	return run_all(t) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(clear_functions)
{
	BbValue list = callbacks(t);
	return bb_is_empty(list) ? BB_EMPTY : bb_call_method(t, list, "clear", NULL, 0);
}

BB_CFUNCTION(count_functions)
{
	BbValue list = callbacks(t);
	return bb_is_empty(list) ? BB_EMPTY : bb_int_from_size(t, bb_list_count(list));
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("_clear", clear_functions, 0, 0, "Forget all functions."),
	BB_FUNCTION("_ncallbacks", count_functions, 0, 0, "How many functions are registered."),
	BB_FUNCTION("_run_exitfuncs", run_functions, 0, 0, "Call all functions now, and forget them."),
	BB_FUNCTION_KW("register", register_function,
		       "Have function(*args, **kwargs) called when the program ends; returns the function."),
	BB_FUNCTION("unregister", unregister_function, 1, 1, "Do not call the function after all."),
};

const BbModuleDef bb_mod_atexit = {
	.name = "atexit",
	.doc = BB_DOC("Functions that are called when the program ends, the last one registered first."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.end = end,
};
