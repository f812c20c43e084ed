/* SPDX-License-Identifier: MIT */
/*
 * Constant folding; see fold.h for the invariant and the threading rule.
 */
#include "compiler/fold.h"

#include "base/dtoa.h"
#include "base/hash.h"
#include "base/wide.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

#include <string.h>

/* Sizes beyond which a result is not worth keeping, as CPython has them. */
enum {
	MAX_INT_BITS = 128,
	MAX_ITEMS = 256,
	MAX_TEXT = 4096,
	MAX_TOTAL_ITEMS = 1024,
	MAX_DEPTH = 200,
};

static BbValue imaginary(BbThread *t, const BbText *text)
{
	double x = 0;

	if (bb_dtoa_parse(text->text, text->length, 0, &x) == 0)
		x = 0;
	BbValue imag = bb_float_new(t, x);
	if (bb_is_empty(imag))
		return BB_EMPTY;
	return bb_call2(t, bb_from_pointer(&bb_complex_type), bb_from_small(0), imag);
}

static BbValue integer(BbThread *t, const BbConstant *constant)
{
	const BbText *text = &constant->text;
	intptr_t x = 0;

	if (text->length <= 7) {
		for (size_t i = 0; i < text->length; i++) {
			char c = text->text[i];

			x = x * constant->base + (c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
		}
		return bb_from_small(x);
	}
	return bb_int_parse(t, text->text, text->length, constant->base);
}

BbValue bb_fold_literal(BbThread *t, const BbConstant *constant)
{
	double x = 0;
	BbValue v;

	if (constant->value != NULL)
		return *constant->value;
	switch ((BbConstantKind)constant->kind) {
	case BB_CONST_NONE:
		return BB_NONE;
	case BB_CONST_TRUE:
		return BB_TRUE;
	case BB_CONST_FALSE:
		return BB_FALSE;
	case BB_CONST_ELLIPSIS:
		return BB_ELLIPSIS;
	case BB_CONST_INT:
		return integer(t, constant);
	case BB_CONST_FLOAT:
		if (bb_dtoa_parse(constant->text.text, constant->text.length, 0, &x) == 0)
			x = 0;
		return bb_float_new(t, x);
	case BB_CONST_IMAGINARY:
		return imaginary(t, &constant->text);
	case BB_CONST_STR:
		v = bb_str_new(t, constant->text.text, constant->text.length);
		return bb_is_empty(v) ? v : bb_intern(t, v);
	case BB_CONST_BYTES:
		return bb_bytes_new(t, constant->text.text, constant->text.length);
	case BB_CONST_OTHER:
		break;
	}
	BB_UNREACHABLE();
}

/* ---- Sameness. ---- */

static bool same_double(double a, double b)
{
	return bb_wide_from_double(a) == bb_wide_from_double(b);
}

bool bb_fold_constant_same(BbValue a, BbValue b)
{
	if (bb_is(a, b))
		return true;
	if (!bb_is_pointer(a) || !bb_is_pointer(b) || bb_type_of(a) != bb_type_of(b))
		return false;
	const BbType *type = bb_type_of(a);

	if (type == &bb_str_type)
		return bb_str_equal(bb_to_str(a), bb_to_str(b));
	if (type == &bb_int_type)
		return bb_int_compare(a, b) == 0;
	if (type == &bb_float_type)
		return same_double(bb_to_double(a), bb_to_double(b));
	if (type == &bb_bytes_type)
		return bb_bytes_size(a) == bb_bytes_size(b) &&
		       memcmp(bb_bytes_data(a), bb_bytes_data(b), bb_bytes_size(a)) == 0;
	if (type == &bb_tuple_type) {
		if (bb_tuple_count(a) != bb_tuple_count(b))
			return false;
		for (size_t i = 0; i < bb_tuple_count(a); i++)
			if (!bb_fold_constant_same(bb_tuple_get(a, i), bb_tuple_get(b, i)))
				return false;
		return true;
	}
	return false;
}

uint32_t bb_fold_constant_hash(BbValue v)
{
	if (!bb_is_pointer(v))
		return (uint32_t)bb_hash_mix(v.bits);
	const BbType *type = bb_type_of(v);

	if (type == &bb_str_type)
		return bb_str_hash(bb_to_str(v));
	if (type == &bb_int_type)
		return bb_hash_mix32((uint32_t)bb_int_hash(v));
	if (type == &bb_float_type)
		return (uint32_t)bb_hash_mix64(bb_wide_from_double(bb_to_double(v)));
	if (type == &bb_bytes_type)
		return bb_hash_bytes32(bb_bytes_data(v), bb_bytes_size(v));
	if (type == &bb_tuple_type) {
		uint32_t hash = (uint32_t)bb_tuple_count(v) + 17;

		for (size_t i = 0; i < bb_tuple_count(v); i++)
			hash = bb_hash_mix32(hash * 31 + bb_fold_constant_hash(bb_tuple_get(v, i)));
		return hash;
	}
	return (uint32_t)bb_hash_mix((uintptr_t)bb_to_pointer(v) >> 4);
}

/* ---- Expressions. ---- */

typedef struct Folder {
	BbThread *t;
	int optimize;
	unsigned depth;
} Folder;

static int fold(Folder *f, const BbExpr *e, BbValue *out);

static bool is_number(BbValue v)
{
	return bb_is_exact_int(v) || bb_is_exact_float(v) || bb_is_exact(v, &bb_complex_type) ||
	       bb_is_exact(v, &bb_bool_type);
}

/* Bits of an int, about; SIZE_MAX: no int. */
static size_t int_bits(BbValue v)
{
	int64_t x;

	if (bb_is(v, BB_TRUE) || bb_is(v, BB_FALSE))
		return 1;
	if (!bb_is_exact_int(v))
		return SIZE_MAX;
	if (!bb_is_small(v)) {
		intptr_t size = ((const BbBigInt *)bb_to_pointer(v))->size;

		return (size_t)(size < 0 ? -size : size) * sizeof(BbLimb) * 8;
	}
	x = bb_to_small(v);
	return x == 0 ? 0 : 64 - (size_t)__builtin_clzll((uint64_t)(x < 0 ? -x : x));
}

/* How long a result of repeating v n times would be, in items or bytes; SIZE_MAX: not to be folded. */
static bool may_repeat(BbValue v, BbValue n)
{
	int64_t times;

	if (!bb_is_exact_int(n) || !bb_int_to_i64(n, &times) || times < 0)
		return false;
	if (bb_is_exact(v, &bb_tuple_type)) {
		size_t count = bb_tuple_count(v);

		for (size_t i = 0; i < count; i++)
			if (bb_is_exact(bb_tuple_get(v, i), &bb_tuple_type))
				return false;
		return count == 0 || times <= (int64_t)(MAX_ITEMS / count);
	}
	if (bb_is_exact_str(v))
		return bb_to_str(v)->size == 0 || times <= (int64_t)(MAX_TEXT / bb_to_str(v)->size);
	if (bb_is_exact_bytes(v))
		return bb_bytes_size(v) == 0 || times <= (int64_t)(MAX_TEXT / bb_bytes_size(v));
	return false;
}

static bool may_power(BbValue base, BbValue exponent)
{
	size_t bits = int_bits(base);
	int64_t n;

	if (bits == SIZE_MAX || int_bits(exponent) == SIZE_MAX)
		return is_number(base) && is_number(exponent);
	if (!bb_int_to_i64(exponent, &n))
		return false;
	return n <= 0 || bits == 0 || n <= (int64_t)(MAX_INT_BITS / bits);
}

static bool may_fold(BbBinaryOp op, BbValue a, BbValue b)
{
	bool numbers = is_number(a) && is_number(b);
	int64_t n;

	switch (op) {
	case BB_BIN_MULT:
		if (numbers)
			return int_bits(a) == SIZE_MAX || int_bits(b) == SIZE_MAX ||
			       int_bits(a) + int_bits(b) <= MAX_INT_BITS;
		return may_repeat(a, b) || may_repeat(b, a);
	case BB_BIN_POW:
		return numbers && may_power(a, b);
	case BB_BIN_LSHIFT:
		return numbers && int_bits(a) != SIZE_MAX && int_bits(b) != SIZE_MAX && bb_int_to_i64(b, &n) &&
		       n >= 0 && (int64_t)int_bits(a) + n <= MAX_INT_BITS && n <= MAX_INT_BITS;
	case BB_BIN_ADD:
		if (numbers)
			return true;
		if (bb_type_of(a) != bb_type_of(b))
			return false;
		if (bb_is_exact_str(a))
			return bb_to_str(a)->size + bb_to_str(b)->size <= MAX_TEXT;
		if (bb_is_exact_bytes(a))
			return bb_bytes_size(a) + bb_bytes_size(b) <= MAX_TEXT;
		return bb_is_exact(a, &bb_tuple_type) && bb_tuple_count(a) + bb_tuple_count(b) <= MAX_ITEMS;
	case BB_BIN_MATMULT:
		return false;
	case BB_BIN_MOD:
		return numbers;
	default:
		return numbers;
	}
}

static BbOperator operator_of(BbBinaryOp op)
{
	static const uint8_t operators[] = {
		[BB_BIN_ADD] = BB_OP_ADD,	    [BB_BIN_SUB] = BB_OP_SUB,	    [BB_BIN_MULT] = BB_OP_MUL,
		[BB_BIN_MATMULT] = BB_OP_MATMUL,    [BB_BIN_DIV] = BB_OP_TRUEDIV,   [BB_BIN_MOD] = BB_OP_MOD,
		[BB_BIN_POW] = BB_OP_POW,	    [BB_BIN_LSHIFT] = BB_OP_LSHIFT, [BB_BIN_RSHIFT] = BB_OP_RSHIFT,
		[BB_BIN_BITOR] = BB_OP_OR,	    [BB_BIN_BITXOR] = BB_OP_XOR,    [BB_BIN_BITAND] = BB_OP_AND,
		[BB_BIN_FLOORDIV] = BB_OP_FLOORDIV,
	};
	return (BbOperator)operators[op];
}

BbOperator bb_fold_operator(BbBinaryOp op)
{
	return operator_of(op);
}

/* What an evaluation came to: an ordinary exception means that the program will raise it itself. */
static int folded(Folder *f, BbValue v, BbValue *out)
{
	if (bb_is_empty(v)) {
		if (bb_exception_matches(f->t, &bb_exc_MemoryError) ||
		    bb_exception_matches(f->t, &bb_exc_RecursionError) ||
		    !bb_exception_matches(f->t, &bb_exc_Exception))
			return -1;
		bb_exception_clear(f->t);
		return 0;
	}
	if (bb_is_exact_str(v))
		v = bb_intern(f->t, v);
	*out = v;
	return bb_is_empty(v) ? -1 : 1;
}

static int fold_binary(Folder *f, const BbExpr *e, BbValue *out)
{
	BbValue left = BB_EMPTY, right = BB_EMPTY;
	int found = fold(f, e->bin_op.right, &right);

	if (found > 0)
		found = fold(f, e->bin_op.left, &left);
	if (found <= 0)
		return found;
	if (!may_fold(e->bin_op.op, left, right))
		return 0;
	return folded(f, bb_binary(f->t, operator_of(e->bin_op.op), left, right), out);
}

static int fold_unary(Folder *f, const BbExpr *e, BbValue *out)
{
	BbValue v = BB_EMPTY;
	int found = fold(f, e->unary_op.operand, &v);

	if (found <= 0)
		return found;
	if (e->unary_op.op == BB_UNARY_NOT) {
		int truth = bb_truth(f->t, v);

		*out = bb_bool(truth == 0);
		return truth < 0 ? -1 : 1;
	}
	if (!is_number(v) || (e->unary_op.op == BB_UNARY_INVERT && bb_is_exact(v, &bb_bool_type)))
		return 0;
	return folded(f,
		      bb_unary(f->t,
			       e->unary_op.op == BB_UNARY_USUB	 ? BB_SP_NEG
			       : e->unary_op.op == BB_UNARY_UADD ? BB_SP_POS
								 : BB_SP_INVERT,
			       v),
		      out);
}

static int fold_tuple(Folder *f, const BbExpr *e, BbValue *out)
{
	uint32_t n = e->tuple.elts.count;

	for (uint32_t i = 0; i < n; i++) {
		BbExprKind kind = e->tuple.elts.items[i]->kind;

		if (kind != BB_EXPR_CONSTANT && kind != BB_EXPR_TUPLE && kind != BB_EXPR_UNARY_OP &&
		    kind != BB_EXPR_BIN_OP)
			return 0;
	}
	BbTuple *tuple = bb_tuple_alloc(f->t, n);
	if (tuple == NULL)
		return -1;
	for (uint32_t i = 0; i < n; i++) {
		BbValue item = BB_EMPTY;
		int found = fold(f, e->tuple.elts.items[i], &item);

		if (found <= 0)
			return found;
		tuple->items[i] = item;
	}
	*out = bb_from_pointer(tuple);
	return 1;
}

static int fold(Folder *f, const BbExpr *e, BbValue *out)
{
	int found = 0;

	if (f->depth >= MAX_DEPTH)
		return 0;
	f->depth++;
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_CONSTANT:
		*out = bb_fold_literal(f->t, &e->constant);
		found = bb_is_empty(*out) ? -1 : 1;
		break;
	case BB_EXPR_BIN_OP:
		found = fold_binary(f, e, out);
		break;
	case BB_EXPR_UNARY_OP:
		found = fold_unary(f, e, out);
		break;
	case BB_EXPR_TUPLE:
		if (e->ctx == BB_LOAD)
			found = fold_tuple(f, e, out);
		break;
	case BB_EXPR_NAME:
		if (e->ctx == BB_LOAD && strcmp(e->name.id->text, "__debug__") == 0) {
			*out = bb_bool(f->optimize == 0);
			found = 1;
		}
		break;
	default:
		break;
	}
	f->depth--;
	return found;
}

int bb_fold_expr(BbThread *t, const BbExpr *e, int optimize, BbValue *out)
{
	Folder f = {t, optimize, 0};

	return fold(&f, e, out);
}
