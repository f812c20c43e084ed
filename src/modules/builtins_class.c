/* SPDX-License-Identifier: MIT */
/*
 * __build_class__: what a class statement does.
 *
 * Nothing here has state.
 */
#include "modules/mod_builtins.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/function.h"
#include "vm/vm.h"

/* The bases with those replaced that are no classes but have __mro_entries__; the tuple itself if there are none.
 * EMPTY: raised. */
static BbValue resolve_bases(BbThread *t, BbValue bases)
{
	BbValue list = BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(bases); i++) {
		BbValue base = bb_tuple_get(bases, i), hook;
		int found = bb_is_type(base) ? 0 : bb_getattr_optional(t, base, BB_NAME(t, __mro_entries__), &hook);
		if (found < 0)
			return BB_EMPTY;
		if (!found) {
			if (!bb_is_empty(list) && !bb_list_append(t, list, base))
				return BB_EMPTY;
			continue;
		}
		BbValue entries = bb_call1(t, hook, bases);
		if (bb_is_empty(entries))
			return BB_EMPTY;
		if (!bb_is_tuple(entries))
			return bb_type_error(t, "__mro_entries__ must return a tuple");
		if (bb_is_empty(list)) {
			list = bb_list_from(t, bb_to_tuple(bases)->items, i);
			if (bb_is_empty(list))
				return BB_EMPTY;
		}
		if (!bb_list_extend(t, list, entries))
			return BB_EMPTY;
	}
	return bb_is_empty(list) ? bases : bb_list_snapshot(t, list);
}

static BbValue dict_of_keywords(BbThread *t, const BbValue *values, BbValue kwnames)
{
	size_t n = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	BbValue dict = bb_dict_new(t, n);
	for (size_t i = 0; i < n && !bb_is_empty(dict); i++)
		if (!bb_dict_set(t, dict, bb_tuple_get(kwnames, i), values[i]))
			return BB_EMPTY;
	return dict;
}

/* The metaclass that keywords (it is taken out of them) and bases lead to.  It may be any callable. */
static BbValue find_metaclass(BbThread *t, BbValue bases, BbValue keywords)
{
	BbValue meta = bb_dict_pop(t, keywords, BB_NAME(t, metaclass));
	if (bb_is_empty(meta)) {
		if (bb_has_exception(t))
			return BB_EMPTY;
		meta = bb_from_pointer(bb_tuple_count(bases) ? bb_type_of(bb_tuple_get(bases, 0)) : &bb_type_type);
	}
	if (!bb_is_type(meta))
		return meta;
	BbType *winner = bb_type_winner(t, bb_to_type(meta), bases);
	return winner ? bb_from_pointer(winner) : BB_EMPTY;
}

static BbValue prepare(BbThread *t, BbValue meta, BbValue name, BbValue bases, BbValue keywords)
{
	BbValue hook;
	if (bb_is(meta, bb_from_pointer(&bb_type_type)))
		return bb_dict_new(t, 0);
	int found = bb_getattr_optional(t, meta, BB_NAME(t, __prepare__), &hook);
	if (found <= 0)
		return found < 0 ? BB_EMPTY : bb_dict_new(t, 0);
	BbValue pair = bb_tuple_pair(t, name, bases);
	BbValue namespace = bb_is_empty(pair) ? BB_EMPTY : bb_call_tuple(t, hook, pair, keywords);
	if (bb_is_empty(namespace))
		return BB_EMPTY;
	if (!bb_is_dict(namespace) && bb_is_empty(bb_special(bb_type_of(namespace), BB_SP_GETITEM)))
		return bb_type_error(t, "%s.__prepare__() must return a mapping, not %T",
				     bb_is_type(meta) ? bb_to_type(meta)->name : "<metaclass>", namespace);
	return namespace;
}

/* The class body gave back its __class__ cell: it must hold the class now. */
static bool check_cell(BbThread *t, BbValue cell, BbValue class, BbValue name)
{
	if (!bb_is_exact(cell, &bb_cell_type) || !bb_is_type(class))
		return true;
	BbValue content = bb_slot_load(&((BbCellObject *)bb_to_pointer(cell))->value);
	if (bb_is(content, class))
		return true;
	if (bb_is_empty(content))
		bb_runtime_error(t,
				 "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?",
				 name, class);
	else
		bb_type_error(t, "__class__ set to %R defining %R as %R", content, name, class);
	return false;
}

BbValue bb_builtins_build_class(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	if (nargs < 2)
		return bb_type_error(t, "__build_class__: not enough arguments");
	if (!bb_is_exact(args[0], &bb_function_type))
		return bb_type_error(t, "__build_class__: func must be a function");
	if (!bb_is_str(args[1]))
		return bb_type_error(t, "__build_class__: name is not a string");
	BbFunction *body = bb_to_function(args[0]);
	BbValue name = args[1];
	BbValue original = bb_tuple_from(t, args + 2, nargs - 2);
	BbValue bases = bb_is_empty(original) ? BB_EMPTY : resolve_bases(t, original);
	BbValue keywords = bb_is_empty(bases) ? BB_EMPTY : dict_of_keywords(t, args + nargs, kwnames);
	BbValue meta = bb_is_empty(keywords) ? BB_EMPTY : find_metaclass(t, bases, keywords);
	BbValue namespace = bb_is_empty(meta) ? BB_EMPTY : prepare(t, meta, name, bases, keywords);
	if (bb_is_empty(namespace))
		return BB_EMPTY;
	BbValue cell = bb_vm_run_code(t, bb_function_code(body), body->globals, namespace, body->closure);
	if (bb_is_empty(cell))
		return BB_EMPTY;
	if (!bb_is(bases, original) && !bb_setitem(t, namespace, BB_NAME(t, __orig_bases__), original))
		return BB_EMPTY;
	BbValue triple[] = {name, bases, namespace};
	BbValue arguments = bb_tuple_from(t, triple, 3);
	BbValue class = bb_is_empty(arguments) ? BB_EMPTY : bb_call_tuple(t, meta, arguments, keywords);
	return bb_is_empty(class) || !check_cell(t, cell, class, name) ? BB_EMPTY : class;
}
