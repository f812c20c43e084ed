/* SPDX-License-Identifier: MIT */
/*
 * weakref.proxy: objects that pass every operation on to what they refer to weakly.
 *
 * Each operation takes hold of the referent once, so that it does not vanish on the way.
 */
#include "object/weakref_proxy.h"

#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/weakref.h"

static bool is_proxy(BbValue v)
{
	return bb_is_exact(v, &bb_weakref_proxy_type) || bb_is_exact(v, &bb_weakref_callable_proxy_type);
}

/* What a proxy stands for, anything else itself; EMPTY: raised ReferenceError. */
static BbValue target(BbThread *t, BbValue v)
{
	if (!is_proxy(v))
		return v;
	BbValue referent = bb_weakref_get(v);
	return bb_is_empty(referent) ? bb_raise(t, &bb_exc_ReferenceError, "weakly-referenced object no longer exists")
				     : referent;
}

static void proxy_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((BbWeakRef *)cell)->callback);
}

/* ---- Operators. ---- */

static BbValue binary(BbThread *t, BbValue (*operate)(BbThread *, BbOperator, BbValue, BbValue), BbOperator op,
		      BbValue a, BbValue b)
{
	a = target(t, a);
	b = bb_is_empty(a) ? BB_EMPTY : target(t, b);
	return bb_is_empty(b) ? BB_EMPTY : operate(t, op, a, b);
}

#define REFLECTED_OPERATOR(name, OP)                                                                                   \
	BB_CFUNCTION(proxy_##name)                                                                                     \
	{                                                                                                              \
		return binary(t, bb_binary, OP, self, args[0]);                                                        \
	}                                                                                                              \
	BB_CFUNCTION(proxy_r##name)                                                                                    \
	{                                                                                                              \
		return binary(t, bb_binary, OP, args[0], self);                                                        \
	}
#define OPERATOR(name, OP)                                                                                             \
	REFLECTED_OPERATOR(name, OP)                                                                                   \
	BB_CFUNCTION(proxy_i##name)                                                                                    \
	{                                                                                                              \
		return binary(t, bb_inplace, OP, self, args[0]);                                                       \
	}
OPERATOR(add, BB_OP_ADD)
OPERATOR(sub, BB_OP_SUB)
OPERATOR(mul, BB_OP_MUL)
OPERATOR(matmul, BB_OP_MATMUL)
OPERATOR(truediv, BB_OP_TRUEDIV)
OPERATOR(floordiv, BB_OP_FLOORDIV)
OPERATOR(mod, BB_OP_MOD)
OPERATOR(lshift, BB_OP_LSHIFT)
OPERATOR(rshift, BB_OP_RSHIFT)
OPERATOR(and, BB_OP_AND)
OPERATOR(xor, BB_OP_XOR)
OPERATOR(or, BB_OP_OR)
REFLECTED_OPERATOR(divmod, BB_OP_DIVMOD)

static BbValue power(BbThread *t, BbValue a, BbValue b, BbValue modulus)
{
	a = target(t, a);
	b = bb_is_empty(a) ? BB_EMPTY : target(t, b);
	modulus = bb_is_empty(b) ? BB_EMPTY : target(t, modulus);
	return bb_is_empty(modulus) ? BB_EMPTY : bb_power(t, a, b, modulus);
}

BB_CFUNCTION(proxy_pow)
{
	return power(t, self, args[0], nargs > 1 ? args[1] : BB_NONE);
}

BB_CFUNCTION(proxy_rpow)
{
	return power(t, args[0], self, nargs > 1 ? args[1] : BB_NONE);
}

BB_CFUNCTION(proxy_ipow)
{
	return binary(t, bb_inplace, BB_OP_POW, self, args[0]);
}

static BbValue proxy_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	BbValue a = target(t, self), b = bb_is_empty(a) ? BB_EMPTY : target(t, other);
	return bb_is_empty(b) ? BB_EMPTY : bb_compare(t, op, a, b);
}
BB_COMPARE_METHODS(proxy_compare)

/* Methods whose result is an expression of v, the referent. */
#define FORWARD(name, EXPRESSION)                                                                                      \
	BB_CFUNCTION(proxy_##name)                                                                                     \
	{                                                                                                              \
		BbValue v = target(t, self);                                                                           \
		return bb_is_empty(v) ? BB_EMPTY : (EXPRESSION);                                                       \
	}

static BbValue truth(BbThread *t, int result)
{
	return result < 0 ? BB_EMPTY : bb_bool(result);
}

/* A conversion that type(v) has under the name. */
static BbValue special(BbThread *t, BbValue v, BbSpecial which, const char *what)
{
	BbValue function = bb_special(bb_type_of(v), which);
	if (bb_is_empty(function) || bb_is_none(function))
		return bb_type_error(t, "%s '%T'", what, v);
	return bb_call_special(t, function, v, NULL, 0);
}

static BbValue length(BbThread *t, BbValue v)
{
	intptr_t n = bb_length(t, v);
	return n < 0 ? BB_EMPTY : bb_from_small(n);
}

static BbValue next(BbThread *t, BbValue v)
{
	if (!bb_type_of(v)->next)
		return bb_type_error(t, "Weakref proxy referenced a non-iterator '%.200s' object", bb_type_of(v)->name);
	return bb_type_of(v)->next(t, v);
}

FORWARD(neg, bb_unary(t, BB_SP_NEG, v))
FORWARD(pos, bb_unary(t, BB_SP_POS, v))
FORWARD(invert, bb_unary(t, BB_SP_INVERT, v))
FORWARD(abs, bb_unary(t, BB_SP_ABS, v))
FORWARD(bool, truth(t, bb_truth(t, v)))
FORWARD(int, special(t, v, BB_SP_INT, "int() argument must be a string, a bytes-like object or a real number, not"))
FORWARD(float, special(t, v, BB_SP_FLOAT, "float() argument must be a string or a real number, not"))
FORWARD(index, bb_index(t, v))
FORWARD(bytes, bb_call_method(t, v, "__bytes__", NULL, 0))
FORWARD(reversed, bb_call_method(t, v, "__reversed__", NULL, 0))
FORWARD(str, bb_str(t, v))
FORWARD(iter, bb_iter(t, v))
FORWARD(len, length(t, v))
FORWARD(contains, truth(t, bb_contains(t, v, args[0])))
FORWARD(getitem, bb_getitem(t, v, args[0]))
FORWARD(setitem, bb_setitem(t, v, args[0], args[1]) ? BB_NONE : BB_EMPTY)
FORWARD(delitem, bb_setitem(t, v, args[0], BB_EMPTY) ? BB_NONE : BB_EMPTY)

static BbValue proxy_native_next(BbThread *t, BbValue self)
{
	BbValue v = target(t, self);
	return bb_is_empty(v) ? BB_EMPTY : next(t, v);
}

static BbValue proxy_native_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v = target(t, self);
	return bb_is_empty(v) ? BB_EMPTY : bb_call(t, v, args, nargs, kwnames);
}

BB_CFUNCTION(proxy_call)
{
	return proxy_native_call(t, self, args, nargs, kwnames);
}

BB_CFUNCTION(proxy_repr)
{
	BbValue v = bb_weakref_get(self);
	if (bb_is_empty(v))
		return bb_format(t, "<weakproxy at 0x%zx; dead>", (size_t)self.bits);
	return bb_format(t, "<weakproxy at 0x%zx; to '%T' at 0x%zx>", (size_t)self.bits, v, (size_t)v.bits);
}

/* ---- Attributes. ---- */

static BbValue attribute_name(BbThread *t, BbValue name)
{
	return bb_is_str(name) ? bb_intern(t, name) : bb_type_error(t, "attribute name must be string, not '%T'", name);
}

BB_CFUNCTION(proxy_getattribute)
{
	BbValue v = target(t, self), name = bb_is_empty(v) ? BB_EMPTY : attribute_name(t, args[0]);
	return bb_is_empty(name) ? BB_EMPTY : bb_getattr(t, v, name);
}

BB_CFUNCTION(proxy_setattr)
{
	BbValue v = target(t, self), name = bb_is_empty(v) ? BB_EMPTY : attribute_name(t, args[0]);
	return bb_is_empty(name) || !bb_setattr(t, v, name, args[1]) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(proxy_delattr)
{
	BbValue v = target(t, self), name = bb_is_empty(v) ? BB_EMPTY : attribute_name(t, args[0]);
	return bb_is_empty(name) || !bb_setattr(t, v, name, BB_EMPTY) ? BB_EMPTY : BB_NONE;
}

/* ---- The types. ---- */

#define ENTRY(name, min, max) BB_METHOD(bb_weakref_proxy_type, "__" #name "__", proxy_##name, min, max, NULL)

static const BbBuiltin proxy_methods[] = {
	ENTRY(abs, 0, 0),
	ENTRY(add, 1, 1),
	ENTRY(and, 1, 1),
	ENTRY(bool, 0, 0),
	ENTRY(bytes, 0, 0),
	ENTRY(contains, 1, 1),
	ENTRY(delattr, 1, 1),
	ENTRY(delitem, 1, 1),
	ENTRY(divmod, 1, 1),
	BB_COMPARE_ENTRY(bb_weakref_proxy_type, proxy_compare, eq),
	ENTRY(float, 0, 0),
	ENTRY(floordiv, 1, 1),
	BB_COMPARE_ENTRY(bb_weakref_proxy_type, proxy_compare, ge),
	ENTRY(getattribute, 1, 1),
	ENTRY(getitem, 1, 1),
	BB_COMPARE_ENTRY(bb_weakref_proxy_type, proxy_compare, gt),
	BB_HASH_ENTRY(bb_weakref_proxy_type),
	ENTRY(iadd, 1, 1),
	ENTRY(iand, 1, 1),
	ENTRY(ifloordiv, 1, 1),
	ENTRY(ilshift, 1, 1),
	ENTRY(imatmul, 1, 1),
	ENTRY(imod, 1, 1),
	ENTRY(imul, 1, 1),
	ENTRY(index, 0, 0),
	ENTRY(int, 0, 0),
	ENTRY(invert, 0, 0),
	ENTRY(ior, 1, 1),
	ENTRY(ipow, 1, 1),
	ENTRY(irshift, 1, 1),
	ENTRY(isub, 1, 1),
	ENTRY(iter, 0, 0),
	ENTRY(itruediv, 1, 1),
	ENTRY(ixor, 1, 1),
	BB_COMPARE_ENTRY(bb_weakref_proxy_type, proxy_compare, le),
	ENTRY(len, 0, 0),
	ENTRY(lshift, 1, 1),
	BB_COMPARE_ENTRY(bb_weakref_proxy_type, proxy_compare, lt),
	ENTRY(matmul, 1, 1),
	ENTRY(mod, 1, 1),
	ENTRY(mul, 1, 1),
	BB_COMPARE_ENTRY(bb_weakref_proxy_type, proxy_compare, ne),
	ENTRY(neg, 0, 0),
	BB_NEXT_ENTRY(bb_weakref_proxy_type),
	ENTRY(or, 1, 1),
	ENTRY(pos, 0, 0),
	ENTRY(pow, 1, 2),
	ENTRY(radd, 1, 1),
	ENTRY(rand, 1, 1),
	ENTRY(rdivmod, 1, 1),
	ENTRY(repr, 0, 0),
	ENTRY(reversed, 0, 0),
	ENTRY(rfloordiv, 1, 1),
	ENTRY(rlshift, 1, 1),
	ENTRY(rmatmul, 1, 1),
	ENTRY(rmod, 1, 1),
	ENTRY(rmul, 1, 1),
	ENTRY(ror, 1, 1),
	ENTRY(rpow, 1, 2),
	ENTRY(rrshift, 1, 1),
	ENTRY(rshift, 1, 1),
	ENTRY(rsub, 1, 1),
	ENTRY(rtruediv, 1, 1),
	ENTRY(rxor, 1, 1),
	ENTRY(setattr, 2, 2),
	ENTRY(setitem, 2, 2),
	ENTRY(str, 0, 0),
	ENTRY(sub, 1, 1),
	ENTRY(truediv, 1, 1),
	ENTRY(xor, 1, 1),
};

BbType bb_weakref_proxy_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = proxy_trace},
	.name = "ProxyType",
	.module = "weakref",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbWeakRef),
	.methods = proxy_methods,
	.method_count = BB_COUNT(proxy_methods),
	.next = proxy_native_next,
	.hash = bb_unhashable,
};

/* The same for referents that can be called. */
static const BbBuiltin callable_methods[] = {
	BB_METHOD_KW(bb_weakref_callable_proxy_type, "__call__", proxy_call, "Call self as a function."),
};

BbType bb_weakref_callable_proxy_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "CallableProxyType",
	.module = "weakref",
	.flags = BB_TYPE_NO_NEW,
	.base = &bb_weakref_proxy_type,
	.methods = callable_methods,
	.method_count = BB_COUNT(callable_methods),
	.hash = bb_unhashable,
	.call = proxy_native_call,
};
