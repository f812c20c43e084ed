/* SPDX-License-Identifier: MIT */
/*
 * bool: True and False, two static objects, and their type, a subclass of int (declared in object.h).
 *
 * Threading: immutable.
 */
#include "object/int.h"
#include "object/number.h"
#include "object/protocol.h"
#include "object/str.h"

BbObject bb_true_object = BB_STATIC_OBJECT(bb_bool_type);
BbObject bb_false_object = BB_STATIC_OBJECT(bb_bool_type);

static bool is_bool(BbValue v)
{
	return bb_is(v, BB_TRUE) || bb_is(v, BB_FALSE);
}

static BbValue binary(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	if (!is_bool(a) || !is_bool(b))
		return bb_is_int(a) && bb_is_int(b) ? bb_int_binary(t, op, a, b) : BB_NOT_IMPLEMENTED;
	bool x = bb_is(a, BB_TRUE), y = bb_is(b, BB_TRUE);
	return bb_bool(op == BB_OP_AND ? x && y : op == BB_OP_OR ? x || y : x != y);
}

BB_NUMBER_OPERATOR(binary, and, BB_OP_AND)
BB_NUMBER_OPERATOR(binary, or, BB_OP_OR)
BB_NUMBER_OPERATOR(binary, xor, BB_OP_XOR)

static BbValue inverted(BbThread *t, BbValue self)
{
	bool told =
		bb_warn(t, &bb_exc_DeprecationWarning,
			"Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns "
			"the bitwise inversion of the underlying int object and is usually not what you expect from "
			"negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want "
			"the bitwise inversion of the underlying int.");
	return told ? bb_int_invert(t, self) : BB_EMPTY;
}

BB_NUMBER_UNARY(invert, inverted(t, self))
BB_NUMBER_UNARY(repr, bb_str_from_text(t, bb_is(self, BB_TRUE) ? "True" : "False"))

BB_CFUNCTION(new_method)
{
	(void)self;
	if (!bb_args_check(t, "bool", nargs - 1, kwnames, 0, 1))
		return BB_EMPTY;
	if (nargs == 1)
		return BB_FALSE;
	int truth = bb_truth(t, args[1]);
	return truth < 0 ? BB_EMPTY : bb_bool(truth);
}

static bool hash(BbThread *t, BbValue self, BbHash *out)
{
	(void)t;
	*out = bb_is(self, BB_TRUE);
	return true;
}

static const BbBuiltin methods[] = {
	BB_METHOD(bb_bool_type, "__and__", and, 1, 1, "Return self&value."),
	BB_METHOD(bb_bool_type, "__invert__", invert, 0, 0, "~self"),
	BB_NEW(bb_bool_type, new_method),
	BB_METHOD(bb_bool_type, "__or__", or, 1, 1, "Return self|value."),
	BB_METHOD(bb_bool_type, "__rand__", rand, 1, 1, "Return value&self."),
	BB_METHOD(bb_bool_type, "__repr__", repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_bool_type, "__ror__", ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_bool_type, "__rxor__", rxor, 1, 1, "Return value^self."),
	BB_METHOD(bb_bool_type, "__xor__", xor, 1, 1, "Return self^value."),
};

BbType bb_bool_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "bool",
	.module = "builtins",
	.doc = BB_DOC("bool(object=False, /)\n--\n\n"
		      "True if object is true, else False: the only two instances of this subclass of int."),
	.flags = BB_TYPE_IS_INT | BB_TYPE_MATCH_SELF | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbObject),
	.base = &bb_int_type,
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.hash = hash,
};
