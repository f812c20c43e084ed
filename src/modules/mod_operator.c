/* SPDX-License-Identifier: MIT */
/*
 * Module _operator: operators as functions, and itemgetter, attrgetter and methodcaller.
 *
 * Threading: the three kinds of callables don't change after they are made.
 */
#include "modules/mod_operator.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

/* ---- Functions. ---- */

#define BINARY(NAME, OP)                                                                                               \
	BB_CFUNCTION(binary_##NAME)                                                                                    \
	{                                                                                                              \
		return bb_binary(t, OP, args[0], args[1]);                                                             \
	}                                                                                                              \
	BB_CFUNCTION(inplace_##NAME)                                                                                   \
	{                                                                                                              \
		return bb_inplace(t, OP, args[0], args[1]);                                                            \
	}
BINARY(add, BB_OP_ADD)
BINARY(sub, BB_OP_SUB)
BINARY(mul, BB_OP_MUL)
BINARY(matmul, BB_OP_MATMUL)
BINARY(truediv, BB_OP_TRUEDIV)
BINARY(floordiv, BB_OP_FLOORDIV)
BINARY(mod, BB_OP_MOD)
BINARY(pow, BB_OP_POW)
BINARY(lshift, BB_OP_LSHIFT)
BINARY(rshift, BB_OP_RSHIFT)
BINARY(and, BB_OP_AND)
BINARY(xor, BB_OP_XOR)
BINARY(or, BB_OP_OR)

#define UNARY(NAME, WHICH)                                                                                             \
	BB_CFUNCTION(unary_##NAME)                                                                                     \
	{                                                                                                              \
		return bb_unary(t, WHICH, args[0]);                                                                    \
	}
UNARY(neg, BB_SP_NEG)
UNARY(pos, BB_SP_POS)
UNARY(invert, BB_SP_INVERT)
UNARY(abs, BB_SP_ABS)

#define COMPARE(NAME, OP)                                                                                              \
	BB_CFUNCTION(compare_##NAME)                                                                                   \
	{                                                                                                              \
		return bb_compare(t, OP, args[0], args[1]);                                                            \
	}
COMPARE(lt, BB_COMPARE_LT)
COMPARE(le, BB_COMPARE_LE)
COMPARE(eq, BB_COMPARE_EQ)
COMPARE(ne, BB_COMPARE_NE)
COMPARE(gt, BB_COMPARE_GT)
COMPARE(ge, BB_COMPARE_GE)

static BbValue truth_value(int truth)
{
	return truth < 0 ? BB_EMPTY : bb_bool(truth);
}

BB_CFUNCTION(op_truth)
{
	return truth_value(bb_truth(t, args[0]));
}

BB_CFUNCTION(op_not)
{
	int truth = bb_truth(t, args[0]);
	return truth < 0 ? BB_EMPTY : bb_bool(!truth);
}

BB_CFUNCTION(op_is)
{
	return bb_bool(bb_is(args[0], args[1]));
}

BB_CFUNCTION(op_is_not)
{
	return bb_bool(!bb_is(args[0], args[1]));
}

BB_CFUNCTION(op_is_none)
{
	return bb_bool(bb_is_none(args[0]));
}

BB_CFUNCTION(op_is_not_none)
{
	return bb_bool(!bb_is_none(args[0]));
}

BB_CFUNCTION(op_index)
{
	return bb_index(t, args[0]);
}

BB_CFUNCTION(op_contains)
{
	return truth_value(bb_contains(t, args[0], args[1]));
}

BB_CFUNCTION(op_getitem)
{
	return bb_getitem(t, args[0], args[1]);
}

BB_CFUNCTION(op_setitem)
{
	return bb_setitem(t, args[0], args[1], args[2]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(op_delitem)
{
	return bb_setitem(t, args[0], args[1], BB_EMPTY) ? BB_NONE : BB_EMPTY;
}

static bool is_sequence(BbValue v)
{
	return !bb_has_flag(v, BB_TYPE_IS_DICT) && !bb_is_empty(bb_special(bb_type_of(v), BB_SP_GETITEM));
}

BB_CFUNCTION(op_concat)
{
	if (!is_sequence(args[0]) || !is_sequence(args[1]))
		return bb_type_error(t, "'%T' object can't be concatenated", is_sequence(args[0]) ? args[1] : args[0]);
	return bb_binary(t, BB_OP_ADD, args[0], args[1]);
}

BB_CFUNCTION(op_iconcat)
{
	if (!is_sequence(args[0]))
		return bb_type_error(t, "'%T' object can't be concatenated", args[0]);
	return bb_inplace(t, BB_OP_ADD, args[0], args[1]);
}

/* An iterator for a search. */
static BbValue searched(BbThread *t, BbValue v)
{
	BbValue iterator = bb_iter(t, v);
	if (bb_is_empty(iterator) && bb_exception_matches(t, &bb_exc_TypeError)) {
		bb_exception_clear(t);
		return bb_type_error(t, "argument of type '%T' is not iterable", v);
	}
	return iterator;
}

BB_CFUNCTION(op_count_of)
{
	BbValue iterator = searched(t, args[0]), item;
	intptr_t n = 0;
	if (bb_is_empty(iterator))
		return iterator;
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0) {
		int equal = bb_equal(t, item, args[1]);
		if (equal < 0)
			return BB_EMPTY;
		n += equal;
		bb_poll_stop(t);
	}
	return status < 0 ? BB_EMPTY : bb_int_from_ssize(t, n);
}

BB_CFUNCTION(op_index_of)
{
	BbValue iterator = searched(t, args[0]), item;
	if (bb_is_empty(iterator))
		return iterator;
	int status;
	for (intptr_t i = 0; (status = bb_next(t, iterator, &item)) > 0; i++) {
		int equal = bb_equal(t, item, args[1]);
		if (equal)
			return equal < 0 ? BB_EMPTY : bb_int_from_ssize(t, i);
		bb_poll_stop(t);
	}
	return status < 0 ? BB_EMPTY : bb_value_error(t, "sequence.index(x): x not in sequence");
}

BB_CFUNCTION(op_length_hint)
{
	intptr_t fallback = 0;
	if (nargs > 1) {
		if (!bb_is_int(args[1]))
			return bb_type_error(t, "'%T' object cannot be interpreted as an integer", args[1]);
		if (!bb_index_ssize(t, args[1], false, &fallback))
			return BB_EMPTY;
	}
	intptr_t n = bb_length_hint(t, args[0], fallback);
	return n < 0 && bb_has_exception(t) ? BB_EMPTY : bb_int_from_ssize(t, n);
}

BB_CFUNCTION(op_call)
{
	if (nargs == 0)
		return bb_type_error(t, "call expected at least 1 argument, got 0");
	return bb_call(t, args[0], args + 1, nargs - 1, kwnames);
}

/* The bytes of a str of ASCII characters, or of bytes; how long the comparison takes doesn't tell where they differ. */
BB_CFUNCTION(op_compare_digest)
{
	const unsigned char *text[2];
	size_t size[2];
	for (int i = 0; i < 2; i++) {
		BbValue v = args[i];
		if (bb_is_str(v) && bb_is_str(args[1 - i])) {
			if (!bb_str_is_ascii(bb_to_str(v)))
				return bb_type_error(t, "comparing strings with non-ASCII characters is not supported");
		} else {
			v = bb_call1(t, bb_from_pointer(&bb_bytes_type), v);
			if (bb_is_empty(v))
				return v;
			if (bb_is_str(args[i]) || bb_is_int(args[i]))
				return bb_type_error(t, "a bytes-like object is required, not '%T'", args[i]);
			v = bb_call_method(t, v, "hex", NULL, 0);
			if (bb_is_empty(v))
				return v;
		}
		text[i] = (const unsigned char *)bb_str_text(v);
		size[i] = bb_to_str(v)->size;
	}
	unsigned difference = size[0] != size[1];
	for (size_t i = 0; i < size[1]; i++)
		difference |= text[1][i] ^ (size[0] == size[1] ? text[0][i] : text[1][i]);
	return bb_bool(difference == 0);
}

/* ---- itemgetter, attrgetter. ---- */

/* Both: one name or key, or a tuple of several.  For attrgetter `parts' has each name split at the dots, as tuples. */
typedef struct Getter {
	BbObject header;
	BbValue keys;  /* tuple */
	BbValue parts; /* tuple of tuples of interned str; itemgetter: EMPTY */
} Getter;

static BbType itemgetter_type, attrgetter_type, methodcaller_type;

static void getter_trace(BbTracer *tracer, void *cell)
{
	const Getter *g = cell;
	bb_trace(tracer, g->keys);
	bb_trace(tracer, g->parts);
}

static BbValue getter_new(BbThread *t, const BbValue *args, size_t nargs, BbValue parts)
{
	Getter *g = bb_instance_new(t, bb_to_pointer(args[0]));
	if (!g)
		return BB_EMPTY;
	g->keys = bb_tuple_from(t, args + 1, nargs - 1);
	g->parts = parts;
	return bb_is_empty(g->keys) ? BB_EMPTY : bb_from_pointer(g);
}

static bool getter_args(BbThread *t, const char *name, size_t nargs, BbValue kwnames)
{
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames)) {
		bb_type_error(t, "%s() takes no keyword arguments", name);
		return false;
	}
	if (nargs < 2)
		bb_type_error(t, "%s expected 1 argument, got 0", name);
	return nargs >= 2;
}

BB_CFUNCTION(itemgetter_new)
{
	return getter_args(t, "itemgetter", nargs, kwnames) ? getter_new(t, args, nargs, BB_EMPTY) : BB_EMPTY;
}

/* The names of a dotted one. */
static BbValue split_name(BbThread *t, BbValue name)
{
	if (!bb_is_str(name))
		return bb_type_error(t, "attribute name must be a string");
	BbValue dot = bb_str_ascii_char('.'), list = bb_call_method(t, name, "split", &dot, 1);
	BbValue parts = bb_is_empty(list) ? list : bb_list_snapshot(t, list);
	for (size_t i = 0; !bb_is_empty(parts) && i < bb_tuple_count(parts); i++)
		if (bb_is_empty(bb_to_tuple(parts)->items[i] = bb_intern(t, bb_tuple_get(parts, i))))
			return BB_EMPTY;
	return parts;
}

BB_CFUNCTION(attrgetter_new)
{
	if (!getter_args(t, "attrgetter", nargs, kwnames))
		return BB_EMPTY;
	BbTuple *parts = bb_tuple_alloc(t, nargs - 1);
	if (!parts)
		return BB_EMPTY;
	for (size_t i = 1; i < nargs; i++)
		if (bb_is_empty(parts->items[i - 1] = split_name(t, args[i])))
			return BB_EMPTY;
	return getter_new(t, args, nargs, bb_from_pointer(parts));
}

static BbValue fetch(BbThread *t, const Getter *g, BbValue object, size_t i)
{
	if (bb_is_empty(g->parts))
		return bb_getitem(t, object, bb_tuple_get(g->keys, i));
	BbValue parts = bb_tuple_get(g->parts, i);
	for (size_t j = 0; j < bb_tuple_count(parts) && !bb_is_empty(object); j++)
		object = bb_getattr(t, object, bb_tuple_get(parts, j));
	return object;
}

static BbValue getter_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const Getter *g = bb_to_pointer(self);
	const char *name = bb_is_empty(g->parts) ? "itemgetter" : "attrgetter";
	if (!bb_args_check(t, name, nargs, kwnames, 1, 1))
		return BB_EMPTY;
	size_t n = bb_tuple_count(g->keys);
	if (n == 1)
		return fetch(t, g, args[0], 0);
	BbTuple *result = bb_tuple_alloc(t, n);
	if (!result)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++)
		if (bb_is_empty(result->items[i] = fetch(t, g, args[0], i)))
			return BB_EMPTY;
	return bb_from_pointer(result);
}

BB_CFUNCTION(call_method)
{
	return bb_static_type_of(self)->call(t, self, args, nargs, kwnames);
}

/* The name of a type as in repr: "operator.itemgetter". */
static BbValue shown_name(BbThread *t, BbValue self)
{
	return bb_format(t, "operator.%s", bb_type_of(self)->name);
}

static BbValue repr_of(BbThread *t, BbValue self, BbValue first, BbValue values, BbValue kwargs)
{
	int entered = bb_repr_enter(t, self);
	BbValue name = shown_name(t, self);
	if (bb_is_empty(name) || entered)
		return entered > 0 && !bb_is_empty(name) ? bb_format(t, "%S(...)", name) : BB_EMPTY;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_str(&b, name);
	bb_str_builder_add_text(&b, "(");
	bool more = false;
	if (!bb_is_empty(first)) {
		bb_str_builder_add_repr(&b, first);
		more = true;
	}
	for (size_t i = 0; !b.failed && i < bb_tuple_count(values); i++, more = true) {
		bb_str_builder_add_text(&b, more ? ", " : "");
		bb_str_builder_add_repr(&b, bb_tuple_get(values, i));
	}
	BbValue pairs = bb_is_empty(kwargs) || b.failed ? bb_tuple_empty(t) : bb_dict_snapshot(t, kwargs);
	for (size_t i = 0; !bb_is_empty(pairs) && !b.failed && i < bb_tuple_count(pairs); i += 2) {
		bb_str_builder_add_text(&b, ", ");
		bb_str_builder_add_str(&b, bb_tuple_get(pairs, i));
		bb_str_builder_add_text(&b, "=");
		bb_str_builder_add_repr(&b, bb_tuple_get(pairs, i + 1));
	}
	bb_str_builder_add_text(&b, ")");
	bb_repr_leave(t, self);
	return bb_is_empty(pairs) ? pairs : bb_str_builder_finish(&b);
}

BB_CFUNCTION(getter_repr)
{
	return repr_of(t, self, BB_EMPTY, ((const Getter *)bb_to_pointer(self))->keys, BB_EMPTY);
}

BB_CFUNCTION(getter_reduce)
{
	return bb_tuple_pair(t, bb_from_pointer(bb_type_of(self)), ((const Getter *)bb_to_pointer(self))->keys);
}

#define GETTER_METHODS(TYPE, NEW)                                                                                      \
	BB_METHOD_KW(TYPE, "__call__", call_method, "Call self as a function."), BB_NEW(TYPE, NEW),                    \
		BB_METHOD(TYPE, "__reduce__", getter_reduce, 0, 0, "Return state information for pickling."),          \
		BB_METHOD(TYPE, "__repr__", getter_repr, 0, 0, "Return repr(self).")

static const BbBuiltin itemgetter_methods[] = {GETTER_METHODS(itemgetter_type, itemgetter_new)};
static BbType itemgetter_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = getter_trace},
	.name = "itemgetter",
	.module = "operator",
	.doc = BB_DOC("itemgetter(item, /, *items)\n--\n\n"
		      "A callable that returns its argument's item; with several items, a tuple of them."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Getter),
	.methods = itemgetter_methods,
	.method_count = BB_COUNT(itemgetter_methods),
	.call = getter_call,
};

static const BbBuiltin attrgetter_methods[] = {GETTER_METHODS(attrgetter_type, attrgetter_new)};
static BbType attrgetter_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = getter_trace},
	.name = "attrgetter",
	.module = "operator",
	.doc = BB_DOC(
		"attrgetter(attr, /, *attrs)\n--\n\n"
		"A callable that returns its argument's attribute, whose name may have dots; with several names, a tuple."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Getter),
	.methods = attrgetter_methods,
	.method_count = BB_COUNT(attrgetter_methods),
	.call = getter_call,
};

/* ---- methodcaller. ---- */

typedef struct MethodCaller {
	BbObject header;
	BbValue name;	 /* interned str */
	BbValue args;	 /* tuple: positional arguments, then the values of those with names */
	BbValue kwnames; /* tuple or EMPTY */
} MethodCaller;

static void methodcaller_trace(BbTracer *tracer, void *cell)
{
	const MethodCaller *m = cell;
	bb_trace(tracer, m->name);
	bb_trace(tracer, m->args);
	bb_trace(tracer, m->kwnames);
}

BB_CFUNCTION(methodcaller_new)
{
	if (nargs < 2)
		return bb_type_error(t, "methodcaller needs at least one argument, the method name");
	if (!bb_is_str(args[1]))
		return bb_type_error(t, "method name must be a string");
	size_t keywords = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	BbValue name = bb_str_exact(t, args[1]);
	name = bb_is_empty(name) ? name : bb_intern(t, name);
	BbValue values = bb_tuple_from(t, args + 2, nargs - 2 + keywords);
	MethodCaller *m = bb_is_empty(name) || bb_is_empty(values) ? NULL : bb_instance_new(t, bb_to_pointer(args[0]));
	if (!m)
		return BB_EMPTY;
	m->name = name;
	m->args = values;
	m->kwnames = keywords ? kwnames : BB_EMPTY;
	return bb_from_pointer(m);
}

static size_t positional_count(const MethodCaller *m)
{
	return bb_tuple_count(m->args) - (bb_is_empty(m->kwnames) ? 0 : bb_tuple_count(m->kwnames));
}

static BbValue methodcaller_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const MethodCaller *m = bb_to_pointer(self);
	if (!bb_args_check(t, "methodcaller", nargs, kwnames, 1, 1))
		return BB_EMPTY;
	BbValue method = bb_getattr(t, args[0], m->name);
	if (bb_is_empty(method))
		return method;
	return bb_call(t, method, bb_to_tuple(m->args)->items, positional_count(m), m->kwnames);
}

static BbValue keywords_of(BbThread *t, const MethodCaller *m)
{
	if (bb_is_empty(m->kwnames))
		return BB_EMPTY;
	BbValue kwargs = bb_dict_new(t, 0);
	size_t n = positional_count(m);
	for (size_t i = 0; !bb_is_empty(kwargs) && i < bb_tuple_count(m->kwnames); i++)
		if (!bb_dict_set(t, kwargs, bb_tuple_get(m->kwnames, i), bb_tuple_get(m->args, n + i)))
			return BB_EMPTY;
	return kwargs;
}

BB_CFUNCTION(methodcaller_repr)
{
	const MethodCaller *m = bb_to_pointer(self);
	BbValue kwargs = keywords_of(t, m), values = bb_tuple_slice(t, m->args, 0, positional_count(m));
	return bb_has_exception(t) ? BB_EMPTY : repr_of(t, self, m->name, values, kwargs);
}

/* (methodcaller, (name, *args)); what has keyword arguments is not made again. */
BB_CFUNCTION(methodcaller_reduce)
{
	const MethodCaller *m = bb_to_pointer(self);
	if (!bb_is_empty(m->kwnames))
		return bb_type_error(t, "cannot pickle 'operator.methodcaller' object with keyword arguments");
	size_t n = bb_tuple_count(m->args);
	BbTuple *all = bb_tuple_alloc(t, n + 1);
	if (!all)
		return BB_EMPTY;
	all->items[0] = m->name;
	for (size_t i = 0; i < n; i++)
		all->items[i + 1] = bb_tuple_get(m->args, i);
	return bb_tuple_pair(t, bb_from_pointer(bb_type_of(self)), bb_from_pointer(all));
}

static const BbBuiltin methodcaller_methods[] = {
	BB_METHOD_KW(methodcaller_type, "__call__", call_method, "Call self as a function."),
	BB_NEW(methodcaller_type, methodcaller_new),
	BB_METHOD(methodcaller_type, "__reduce__", methodcaller_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(methodcaller_type, "__repr__", methodcaller_repr, 0, 0, "Return repr(self)."),
};
static BbType methodcaller_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = methodcaller_trace},
	.name = "methodcaller",
	.module = "operator",
	.doc = BB_DOC("methodcaller(name, /, *args, **kwargs)\n--\n\n"
		      "A callable that calls its argument's method of that name with the given arguments."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(MethodCaller),
	.methods = methodcaller_methods,
	.method_count = BB_COUNT(methodcaller_methods),
	.call = methodcaller_call,
};

static const BbBuiltin functions[] = {
	BB_FUNCTION("_compare_digest", op_compare_digest, 2, 2,
		    "Return 'a == b', in a time that doesn't tell where they differ."),
	BB_FUNCTION("abs", unary_abs, 1, 1, "Same as abs(a)."),
	BB_FUNCTION("add", binary_add, 2, 2, "Same as a + b."),
	BB_FUNCTION("and_", binary_and, 2, 2, "Same as a & b."),
	BB_FUNCTION_KW("call", op_call, "Same as obj(*args, **kwargs)."),
	BB_FUNCTION("concat", op_concat, 2, 2, "Same as a + b, for a and b sequences."),
	BB_FUNCTION("contains", op_contains, 2, 2, "Same as b in a (note reversed operands)."),
	BB_FUNCTION("countOf", op_count_of, 2, 2, "Return how many items of a are or equal b."),
	BB_FUNCTION("delitem", op_delitem, 2, 2, "Same as del a[b]."),
	BB_FUNCTION("eq", compare_eq, 2, 2, "Same as a == b."),
	BB_FUNCTION("floordiv", binary_floordiv, 2, 2, "Same as a // b."),
	BB_FUNCTION("ge", compare_ge, 2, 2, "Same as a >= b."),
	BB_FUNCTION("getitem", op_getitem, 2, 2, "Same as a[b]."),
	BB_FUNCTION("gt", compare_gt, 2, 2, "Same as a > b."),
	BB_FUNCTION("iadd", inplace_add, 2, 2, "Same as a += b."),
	BB_FUNCTION("iand", inplace_and, 2, 2, "Same as a &= b."),
	BB_FUNCTION("iconcat", op_iconcat, 2, 2, "Same as a += b, for a and b sequences."),
	BB_FUNCTION("ifloordiv", inplace_floordiv, 2, 2, "Same as a //= b."),
	BB_FUNCTION("ilshift", inplace_lshift, 2, 2, "Same as a <<= b."),
	BB_FUNCTION("imatmul", inplace_matmul, 2, 2, "Same as a @= b."),
	BB_FUNCTION("imod", inplace_mod, 2, 2, "Same as a %= b."),
	BB_FUNCTION("imul", inplace_mul, 2, 2, "Same as a *= b."),
	BB_FUNCTION("index", op_index, 1, 1, "Same as a.__index__()."),
	BB_FUNCTION("indexOf", op_index_of, 2, 2, "Return the first index of b in a."),
	BB_FUNCTION("inv", unary_invert, 1, 1, "Same as ~a."),
	BB_FUNCTION("invert", unary_invert, 1, 1, "Same as ~a."),
	BB_FUNCTION("ior", inplace_or, 2, 2, "Same as a |= b."),
	BB_FUNCTION("ipow", inplace_pow, 2, 2, "Same as a **= b."),
	BB_FUNCTION("irshift", inplace_rshift, 2, 2, "Same as a >>= b."),
	BB_FUNCTION("is_", op_is, 2, 2, "Same as a is b."),
	BB_FUNCTION("is_none", op_is_none, 1, 1, "Same as a is None."),
	BB_FUNCTION("is_not", op_is_not, 2, 2, "Same as a is not b."),
	BB_FUNCTION("is_not_none", op_is_not_none, 1, 1, "Same as a is not None."),
	BB_FUNCTION("isub", inplace_sub, 2, 2, "Same as a -= b."),
	BB_FUNCTION("itruediv", inplace_truediv, 2, 2, "Same as a /= b."),
	BB_FUNCTION("ixor", inplace_xor, 2, 2, "Same as a ^= b."),
	BB_FUNCTION("le", compare_le, 2, 2, "Same as a <= b."),
	BB_FUNCTION("length_hint", op_length_hint, 1, 2, "Return len(obj), or an estimate, or default."),
	BB_FUNCTION("lshift", binary_lshift, 2, 2, "Same as a << b."),
	BB_FUNCTION("lt", compare_lt, 2, 2, "Same as a < b."),
	BB_FUNCTION("matmul", binary_matmul, 2, 2, "Same as a @ b."),
	BB_FUNCTION("mod", binary_mod, 2, 2, "Same as a % b."),
	BB_FUNCTION("mul", binary_mul, 2, 2, "Same as a * b."),
	BB_FUNCTION("ne", compare_ne, 2, 2, "Same as a != b."),
	BB_FUNCTION("neg", unary_neg, 1, 1, "Same as -a."),
	BB_FUNCTION("not_", op_not, 1, 1, "Same as not a."),
	BB_FUNCTION("or_", binary_or, 2, 2, "Same as a | b."),
	BB_FUNCTION("pos", unary_pos, 1, 1, "Same as +a."),
	BB_FUNCTION("pow", binary_pow, 2, 2, "Same as a ** b."),
	BB_FUNCTION("rshift", binary_rshift, 2, 2, "Same as a >> b."),
	BB_FUNCTION("setitem", op_setitem, 3, 3, "Same as a[b] = c."),
	BB_FUNCTION("sub", binary_sub, 2, 2, "Same as a - b."),
	BB_FUNCTION("truediv", binary_truediv, 2, 2, "Same as a / b."),
	BB_FUNCTION("truth", op_truth, 1, 1, "Return True if a is true, False otherwise."),
	BB_FUNCTION("xor", binary_xor, 2, 2, "Same as a ^ b."),
};

static bool operator_init(BbThread *t, BbValue module)
{
	return bb_modules_add_type(t, module, &itemgetter_type) && bb_modules_add_type(t, module, &attrgetter_type) &&
	       bb_modules_add_type(t, module, &methodcaller_type);
}

const BbModuleDef bb_mod_operator = {
	.name = "_operator",
	.doc = BB_DOC("Operators as functions."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = operator_init,
};
