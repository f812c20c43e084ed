/* SPDX-License-Identifier: MIT */
/*
 * Module builtins: functions on attributes, iterators, numbers and text; the table of all functions and types.
 *
 * Nothing here has state; arguments' special methods run user code.
 */
#include "modules/mod_builtins.h"
#include "modules/mod_io.h"

#include "base/utf8.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/complex.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/memoryview.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/range.h"
#include "object/set.h"
#include "object/slice.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/generator.h"
#include "vm/vm.h"

#include <math.h>

/* ---- Attributes. ---- */

static BbValue attribute_name(BbThread *t, BbValue v)
{
	if (!bb_is_str(v))
		return bb_type_error(t, "attribute name must be string, not '%T'", v);
	BbValue exact = bb_is_exact_str(v) ? v : bb_str_exact(t, v);
	return bb_is_empty(exact) ? BB_EMPTY : bb_intern(t, exact);
}

BB_CFUNCTION(getattr_function)
{
	BbValue name = attribute_name(t, args[1]), v;
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (nargs < 3)
		return bb_getattr(t, args[0], name);
	int found = bb_getattr_optional(t, args[0], name, &v);
	return found < 0 ? BB_EMPTY : found ? v : args[2];
}

BB_CFUNCTION(hasattr_function)
{
	BbValue name = attribute_name(t, args[1]), v;
	int found = bb_is_empty(name) ? -1 : bb_getattr_optional(t, args[0], name, &v);
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(setattr_function)
{
	BbValue name = attribute_name(t, args[1]);
	return bb_is_empty(name) || !bb_setattr(t, args[0], name, args[2]) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(delattr_function)
{
	BbValue name = attribute_name(t, args[1]);
	return bb_is_empty(name) || !bb_setattr(t, args[0], name, BB_EMPTY) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(callable_function)
{
	return bb_bool(bb_is_callable(args[0]));
}

BB_CFUNCTION(id_function)
{
	return bb_int_from_u64(t, args[0].bits);
}

BB_CFUNCTION(hash_function)
{
	BbHash hash;
	return bb_hash(t, args[0], &hash) ? bb_int_from_ssize(t, hash) : BB_EMPTY;
}

BB_CFUNCTION(isinstance_function)
{
	int truth = bb_is_instance(t, args[0], args[1]);
	return truth < 0 ? BB_EMPTY : bb_bool(truth);
}

BB_CFUNCTION(issubclass_function)
{
	int truth = bb_is_subclass(t, args[0], args[1]);
	return truth < 0 ? BB_EMPTY : bb_bool(truth);
}

/* ---- Iteration. ---- */

/* any: stops at the first item whose truth is stop. */
static BbValue any_or_all(BbThread *t, BbValue iterable, bool stop)
{
	BbValue iterator = bb_iter(t, iterable), item;
	int more;
	while ((more = bb_is_empty(iterator) ? -1 : bb_next(t, iterator, &item)) > 0) {
		int truth = bb_truth(t, item);
		if (truth < 0)
			return BB_EMPTY;
		if ((truth != 0) == stop)
			return bb_bool(stop);
	}
	return more < 0 ? BB_EMPTY : bb_bool(!stop);
}

BB_CFUNCTION(all_function)
{
	return any_or_all(t, args[0], false);
}

BB_CFUNCTION(any_function)
{
	return any_or_all(t, args[0], true);
}

BB_CFUNCTION(len_function)
{
	intptr_t n = bb_length(t, args[0]);
	return n < 0 ? BB_EMPTY : bb_int_from_ssize(t, n);
}

BB_CFUNCTION(next_function)
{
	const BbType *type = bb_type_of(args[0]);
	if (!type->next && bb_is_empty(type->special[BB_SP_NEXT]))
		return bb_type_error(t, "'%T' object is not an iterator", args[0]);
	if (nargs < 2)
		return bb_call_special(t, type->special[BB_SP_NEXT], args[0], NULL, 0);
	BbValue v;
	int more = bb_next(t, args[0], &v);
	if (more > 0)
		return v;
	if (more < 0)
		return BB_EMPTY;
	return args[1];
}

BB_CFUNCTION(aiter_function)
{
	BbValue hook = bb_type_lookup(t, bb_type_of(args[0]), BB_NAME(t, __aiter__));
	if (bb_is_empty(hook) || bb_is_none(hook))
		return bb_type_error(t, "'%T' object is not an async iterable", args[0]);
	BbValue v = bb_call_special(t, hook, args[0], NULL, 0);
	if (bb_is_empty(v))
		return BB_EMPTY;
	if (bb_is_empty(bb_type_lookup(t, bb_type_of(v), BB_NAME(t, __anext__))))
		return bb_type_error(t, "aiter() returned not an async iterator of type '%T'", v);
	return v;
}

BB_CFUNCTION(anext_function)
{
	BbValue hook = bb_type_lookup(t, bb_type_of(args[0]), BB_NAME(t, __anext__));
	if (bb_is_empty(hook) || bb_is_none(hook))
		return bb_type_error(t, "'%T' object is not an async iterator", args[0]);
	BbValue awaitable = bb_call_special(t, hook, args[0], NULL, 0);
	if (bb_is_empty(awaitable) || nargs < 2)
		return awaitable;
	return bb_anext_awaitable_new(t, awaitable, args[1]);
}

/* The iterator behind it. */
BB_PARAMS(sorted_params, "sort", 0, 0, 0, "key", "reverse");

BB_CFUNCTION(sorted_function)
{
	BbValue v[2];
	if (nargs != 1)
		return bb_type_error(t, "sorted expected 1 argument, got %zu", nargs);
	BbValue list = bb_list_from_iterable(t, args[0]);
	if (bb_is_empty(list) || !bb_args_bind(t, &sorted_params, args + 1, 0, kwnames, v))
		return BB_EMPTY;
	int reverse = bb_is_empty(v[1]) ? 0 : bb_truth(t, v[1]);
	if (reverse < 0)
		return BB_EMPTY;
	BbValue key = bb_is_empty(v[0]) || bb_is_none(v[0]) ? BB_EMPTY : v[0];
	return bb_list_sort(t, list, key, reverse) ? list : BB_EMPTY;
}

/* ---- min and max. ---- */

BB_PARAMS(min_params, "min", 0, 0, 0, "key", "default");
BB_PARAMS(max_params, "max", 0, 0, 0, "key", "default");

/* Is item better than best? */
static int is_better(BbThread *t, BbComparison op, BbValue item, BbValue best)
{
	return bb_compare_truth(t, op, item, best);
}

static BbValue extreme(BbThread *t, const BbValue *args, size_t nargs, BbValue kwnames, const BbParams *params,
		       BbComparison op)
{
	BbValue v[2];
	if (nargs == 0)
		return bb_type_error(t, "%s expected at least 1 argument, got 0", params->function);
	if (!bb_args_bind(t, params, args + nargs, 0, kwnames, v))
		return BB_EMPTY;
	if (nargs > 1 && !bb_is_empty(v[1]))
		return bb_type_error(t, "Cannot specify a default for %s() with multiple positional arguments",
				     params->function);
	BbValue key = bb_is_empty(v[0]) || bb_is_none(v[0]) ? BB_EMPTY : v[0];
	BbValue iterator = nargs == 1 ? bb_iter(t, args[0]) : BB_NONE;
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	BbValue best = BB_EMPTY, best_key = BB_EMPTY, item;
	for (size_t i = 0;; i++) {
		int more = nargs > 1 ? i < nargs : bb_next(t, iterator, &item);
		if (more < 0)
			return BB_EMPTY;
		if (!more)
			break;
		if (nargs > 1)
			item = args[i];
		BbValue item_key = bb_is_empty(key) ? item : bb_call1(t, key, item);
		if (bb_is_empty(item_key))
			return BB_EMPTY;
		int better = bb_is_empty(best) ? 1 : is_better(t, op, item_key, best_key);
		if (better < 0)
			return BB_EMPTY;
		if (better) {
			best = item;
			best_key = item_key;
		}
	}
	if (!bb_is_empty(best))
		return best;
	return bb_is_empty(v[1]) ? bb_value_error(t, "%s() iterable argument is empty", params->function) : v[1];
}

BB_CFUNCTION(min_function)
{
	return extreme(t, args, nargs, kwnames, &min_params, BB_COMPARE_LT);
}

BB_CFUNCTION(max_function)
{
	return extreme(t, args, nargs, kwnames, &max_params, BB_COMPARE_GT);
}

/* ---- sum. ---- */

/* A float sum with the error of its additions (Neumaier). */
typedef struct Compensated {
	double high, low;
} Compensated;

static void add_compensated(Compensated *sum, double x)
{
	double total = sum->high + x;
	if (fabs(sum->high) >= fabs(x))
		sum->low += (sum->high - total) + x;
	else
		sum->low += (x - total) + sum->high;
	sum->high = total;
}

static BbValue finish_compensated(BbThread *t, Compensated sum)
{
	/* The error is worthless once an infinity or NaN has come in. */
	return bb_float_new(t, sum.low != 0 && isfinite(sum.low) ? sum.high + sum.low : sum.high);
}

/* Adds floats and ints as long as nothing else comes: 1 exhausted, *total is the sum; 0: *item comes next; -1 raised.
 */
static int sum_floats(BbThread *t, BbValue iterator, BbValue *total, BbValue *item)
{
	Compensated sum = {bb_to_double(*total), 0};
	int more;
	while ((more = bb_next(t, iterator, item)) > 0) {
		double x;
		if (bb_is_exact_float(*item))
			add_compensated(&sum, bb_to_double(*item));
		else if (bb_is_exact_int(*item) && bb_int_to_double(t, *item, &x))
			sum.high += x;
		else
			break;
	}
	if (bb_has_exception(t)) {
		if (more < 0)
			return -1;
		bb_exception_clear(t); /* an int too large for a float: the addition proper says so */
	}
	*total = finish_compensated(t, sum);
	return bb_is_empty(*total) ? -1 : more == 0;
}

BB_PARAMS(sum_params, "sum", 1, 2, 1, "", "start");

BB_CFUNCTION(sum_function)
{
	BbValue v[2], item;
	if (!bb_args_bind(t, &sum_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue iterator = bb_iter(t, v[0]);
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	BbValue total = bb_is_empty(v[1]) ? bb_from_small(0) : v[1];
	if (bb_is_str(total))
		return bb_type_error(t, "sum() can't sum strings [use ''.join(seq) instead]");
	if (bb_is_bytes(total))
		return bb_type_error(t, "sum() can't sum bytes [use b''.join(seq) instead]");
	if (bb_is_of_type(total, &bb_bytearray_type))
		return bb_type_error(t, "sum() can't sum bytearray [use b''.join(seq) instead]");
	for (;;) {
		int more;
		if (bb_is_exact_float(total)) {
			int done = sum_floats(t, iterator, &total, &item);
			if (done)
				return done < 0 ? BB_EMPTY : total;
			more = 1;
		} else {
			more = bb_next(t, iterator, &item);
		}
		if (more <= 0)
			return more < 0 ? BB_EMPTY : total;
		total = bb_binary(t, BB_OP_ADD, total, item);
		if (bb_is_empty(total))
			return BB_EMPTY;
	}
}

/* ---- Numbers. ---- */

BB_CFUNCTION(abs_function)
{
	return bb_unary(t, BB_SP_ABS, args[0]);
}

BB_CFUNCTION(divmod_function)
{
	return bb_binary(t, BB_OP_DIVMOD, args[0], args[1]);
}

BB_PARAMS(pow_params, "pow", 0, 3, 2, "base", "exp", "mod");

BB_CFUNCTION(pow_function)
{
	BbValue v[3];
	if (!bb_args_bind(t, &pow_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	if (bb_is_empty(v[2]) || bb_is_none(v[2]))
		return bb_binary(t, BB_OP_POW, v[0], v[1]);
	return bb_power(t, v[0], v[1], v[2]);
}

BB_PARAMS(round_params, "round", 0, 2, 1, "number", "ndigits");

BB_CFUNCTION(round_function)
{
	BbValue v[2];
	if (!bb_args_bind(t, &round_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue hook = bb_type_lookup(t, bb_type_of(v[0]), BB_NAME(t, __round__));
	if (bb_is_empty(hook))
		return bb_type_error(t, "type %T doesn't define __round__ method", v[0]);
	return bb_call_special(t, hook, v[0], v + 1, !bb_is_empty(v[1]) && !bb_is_none(v[1]));
}

static BbValue digits(BbThread *t, BbValue v, int base)
{
	BbValue number = bb_index(t, v);
	return bb_is_empty(number) ? BB_EMPTY : bb_int_to_text(t, number, base, true);
}

BB_CFUNCTION(bin_function)
{
	return digits(t, args[0], 2);
}

BB_CFUNCTION(oct_function)
{
	return digits(t, args[0], 8);
}

BB_CFUNCTION(hex_function)
{
	return digits(t, args[0], 16);
}

/* ---- Text. ---- */

BB_CFUNCTION(chr_function)
{
	BbValue number = bb_index(t, args[0]);
	int64_t c;
	if (bb_is_empty(number))
		return BB_EMPTY;
	if (!bb_int_to_i64(number, &c) || c < 0 || c > 0x10ffff)
		return bb_value_error(t, "chr() arg not in range(0x110000)");
	return bb_str_from_char(t, (uint32_t)c);
}

BB_CFUNCTION(ord_function)
{
	if (bb_is_str(args[0])) {
		const BbStr *s = bb_to_str(args[0]);
		const uint8_t *p = (const uint8_t *)bb_str_data(s);
		if (s->length == 1)
			return bb_from_small((intptr_t)bb_utf8_next(&p));
		return bb_type_error(t, "ord() expected a character, but string of length %zu found",
				     (size_t)s->length);
	}
	size_t size;
	int byte;
	if (bb_is_bytes(args[0])) {
		size = bb_bytes_size(args[0]);
		byte = size ? (unsigned char)bb_bytes_data(args[0])[0] : 0;
	} else if (bb_is_of_type(args[0], &bb_bytearray_type)) {
		size = bb_bytearray_size(args[0]);
		byte = bb_bytearray_get(args[0], 0);
	} else {
		return bb_type_error(t, "ord() expected string of length 1, but %T found", args[0]);
	}
	if (size == 1 && byte >= 0)
		return bb_from_small(byte);
	return bb_type_error(t, "ord() expected a character, but string of length %zu found", size);
}

BB_CFUNCTION(ascii_function)
{
	return bb_ascii(t, args[0]);
}

BB_CFUNCTION(repr_function)
{
	return bb_repr(t, args[0]);
}

BB_CFUNCTION(format_function)
{
	if (nargs > 1 && !bb_is_str(args[1]))
		return bb_is_none(args[1]) ? bb_type_error(t, "format() argument 2 must be str, not None")
					   : bb_type_error(t, "format() argument 2 must be str, not %T", args[1]);
	return bb_format_value(t, args[0], nargs > 1 ? args[1] : bb_str_empty(t));
}

/* ---- The table. ---- */

#define F BB_FUNCTION
#define F_KW BB_FUNCTION_KW

static const BbBuiltin functions[] = {
	F_KW("__build_class__", bb_builtins_build_class,
	     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class"),
	F_KW("__import__", bb_builtins_import, "Import a module: what the import statement calls."),
	F("abs", abs_function, 1, 1, "abs($module, number, /)\n--\n\nThe absolute value of a number."),
	F("aiter", aiter_function, 1, 1,
	  "aiter($module, async_iterable, /)\n--\n\nAn asynchronous iterator over the object."),
	F("all", all_function, 1, 1, "all($module, iterable, /)\n--\n\nIs every item true?"),
	F("anext", anext_function, 1, 2,
	  "anext($module, aiterator, default=<unrepresentable>, /)\n--\n\nThe next item of an asynchronous iterator."),
	F("any", any_function, 1, 1, "any($module, iterable, /)\n--\n\nIs any item true?"),
	F("ascii", ascii_function, 1, 1, "ascii($module, obj, /)\n--\n\nrepr() with all but ASCII characters escaped."),
	F("bin", bin_function, 1, 1, "bin($module, number, /)\n--\n\nThe binary digits of an int, as in '0b101'."),
	F_KW("breakpoint", bb_builtins_breakpoint,
	     "breakpoint($module, /, *args, **kws)\n--\n\nCall sys.breakpointhook(*args, **kws)."),
	F("callable", callable_function, 1, 1, "callable($module, obj, /)\n--\n\nCan the object be called?"),
	F("chr", chr_function, 1, 1, "chr($module, i, /)\n--\n\nThe character with this number."),
	F_KW("compile", bb_builtins_compile,
	     "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)\n--\n\n"
	     "Make a code object of source text."),
	F("delattr", delattr_function, 2, 2,
	  "delattr($module, obj, name, /)\n--\n\nDelete an attribute: del obj.name."),
	F("dir", bb_builtins_dir, 0, 1,
	  "dir([object]) -> list of strings\n\nThe names of an object's attributes, or of the local variables."),
	F("divmod", divmod_function, 2, 2, "divmod($module, x, y, /)\n--\n\nThe tuple (x//y, x%y)."),
	F_KW("eval", bb_builtins_eval,
	     "eval($module, source, /, globals=None, locals=None)\n--\n\nThe value of an expression in source text or a code object."),
	F_KW("exec", bb_builtins_exec,
	     "exec($module, source, /, globals=None, locals=None, *, closure=None)\n--\n\nExecute source text or a code object."),
	F("format", format_function, 1, 2,
	  "format($module, value, format_spec=\'\', /)\n--\n\ntype(value).__format__(value, format_spec)."),
	F("getattr", getattr_function, 2, 3,
	  "getattr(object, name[, default]) -> value\n\nAn attribute by its name, or the default."),
	F("globals", bb_builtins_globals, 0, 0,
	  "globals($module, /)\n--\n\nThe dict of the current module's variables."),
	F("hasattr", hasattr_function, 2, 2,
	  "hasattr($module, obj, name, /)\n--\n\nDoes the object have an attribute of that name?"),
	F("hash", hash_function, 1, 1, "hash($module, obj, /)\n--\n\nThe hash value of an object."),
	F_KW("help", bb_builtins_help, "Show the documentation of an object."),
	F("hex", hex_function, 1, 1, "hex($module, number, /)\n--\n\nThe hexadecimal digits of an int, as in '0xff'."),
	F("id", id_function, 1, 1, "id($module, obj, /)\n--\n\nA number that no other object alive has."),
	F("input", bb_builtins_input, 0, 1,
	  "input($module, prompt=\'\', /)\n--\n\nA line from standard input, without its end."),
	F("isinstance", isinstance_function, 2, 2,
	  "isinstance($module, obj, class_or_tuple, /)\n--\n\nIs the object an instance of the class or of one of them?"),
	F("issubclass", issubclass_function, 2, 2,
	  "issubclass($module, cls, class_or_tuple, /)\n--\n\nIs cls derived from the class or from one of them?"),
	F("len", len_function, 1, 1, "len($module, obj, /)\n--\n\nThe number of items in a container."),
	F("locals", bb_builtins_locals, 0, 0, "locals($module, /)\n--\n\nA dict of the local variables."),
	F_KW("max", max_function,
	     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nThe largest item."),
	F_KW("min", min_function,
	     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nThe smallest item."),
	F("next", next_function, 1, 2,
	  "next(iterator[, default])\n\nThe next item, or the default when there is none."),
	F("oct", oct_function, 1, 1, "oct($module, number, /)\n--\n\nThe octal digits of an int, as in '0o17'."),
	F("ord", ord_function, 1, 1, "ord($module, c, /)\n--\n\nThe number of a character."),
	F_KW("pow", pow_function, "pow($module, /, base, exp, mod=None)\n--\n\nbase**exp, or base**exp % mod."),
	F_KW("print", bb_builtins_print,
	     "print($module, /, *args, sep=\' \', end=\'\\n\', file=None, flush=False)\n--\n\nWrite the texts of all arguments, by default to sys.stdout."),
	F("repr", repr_function, 1, 1, "repr($module, obj, /)\n--\n\nThe object as text, for programmers."),
	F_KW("round", round_function,
	     "round($module, /, number, ndigits=None)\n--\n\nThe number rounded to that many decimal digits, or to an int."),
	F("setattr", setattr_function, 3, 3,
	  "setattr($module, obj, name, value, /)\n--\n\nSet an attribute: obj.name = value."),
	F_KW("sorted", sorted_function,
	     "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nA new list of the items in order."),
	F_KW("sum", sum_function, "sum($module, iterable, /, start=0)\n--\n\nThe sum of start and all items."),
	F("vars", bb_builtins_vars, 0, 1,
	  "vars([object]) -> dictionary\n\nThe object's __dict__, or the local variables."),
};

static BbType *const types[] = {&bb_bool_type,		&bb_bytearray_type,  &bb_bytes_type,	 &bb_class_method_type,
				&bb_complex_type,	&bb_dict_type,	     &bb_enumerate_type, &bb_filter_type,
				&bb_float_type,		&bb_frozenset_type,  &bb_int_type,	 &bb_list_type,
				&bb_map_type,		&bb_memoryview_type, &bb_object_type,	 &bb_property_type,
				&bb_range_type,		&bb_reversed_type,   &bb_set_type,	 &bb_slice_type,
				&bb_static_method_type, &bb_str_type,	     &bb_super_type,	 &bb_tuple_type,
				&bb_type_type,		&bb_zip_type,
#define X(name) &bb_exc_##name,
				BB_EXCEPTIONS(X)
#undef X
};

static BbValue open_function(BbThread *t)
{
	return bb_from_pointer(bb_mod_io_open);
}

static BbValue is_debug(BbThread *t)
{
	return bb_bool(bb_vm(t)->options.optimize == 0);
}

#define CONSTANT(NAME, OBJECT)                                                                                         \
	{                                                                                                              \
		.name = (NAME), .value = BB_VALUE_POINTER_INIT(&(OBJECT))                                              \
	}
static const BbModuleConstant constants[] = {
	CONSTANT("EnvironmentError", bb_exc_OSError),
	CONSTANT("IOError", bb_exc_OSError),
	CONSTANT("Ellipsis", bb_ellipsis_object),
	CONSTANT("NotImplemented", bb_not_implemented_object),
	CONSTANT("None", bb_none_object),
	CONSTANT("True", bb_true_object),
	CONSTANT("False", bb_false_object),
	CONSTANT("iter", bb_iter_function),
	{.name = "open", .make = open_function},
	{.name = "__debug__", .make = is_debug},
	{.name = NULL},
};

const BbModuleDef bb_mod_builtins = {
	.name = "builtins",
	.doc = BB_DOC("Built-in functions, types, exceptions, and other objects."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.types = types,
	.type_count = BB_COUNT(types),
	.constants = constants,
	.init = bb_builtins_site_init,
};
