/* SPDX-License-Identifier: MIT */
/*
 * int: small ones inside the value word, others as a sign and limbs in a BbBigInt.
 *
 * Invariant: an exact int that fits a small one is always small; a BbBigInt's top limb is not 0.  "Any int" below means
 * an int, a bool or an instance of a subclass.  Threading: immutable once published; there is no other state.
 *
 * int.c makes, reads and compares them, int_arith.c has the operators but **, which is in int_pow.c; int_text.c
 * converts from and to text, int_methods.c has the type.
 */
#ifndef BB_OBJECT_INT_H
#define BB_OBJECT_INT_H

#include "base/mpn.h"
#include "object/error.h"
#include "object/object.h"

typedef struct BbBigInt {
	BbObject header; /* the type may be a subclass of int, then the number may be small */
	intptr_t size;	 /* number of limbs; of a negative number, that negated.  The top limb is not 0 */
	BbLimb limbs[];
} BbBigInt;

/* Limbs of the magnitude of a machine word, and of an int64_t. */
#define BB_INT_WORD_LIMBS (sizeof(uintptr_t) / sizeof(BbLimb))
#define BB_INT_64_LIMBS (sizeof(uint64_t) / sizeof(BbLimb))

/* Exactly an int (no bool, no subclass). */
BB_INLINE bool bb_is_exact_int(BbValue v)
{
	return bb_is_small(v) || bb_is_exact(v, &bb_int_type);
}

/* ---- Making ints. ---- */

BB_NODISCARD BbValue bb_int_from_i64(BbThread *t, int64_t x);
BB_NODISCARD BbValue bb_int_from_u64(BbThread *t, uint64_t x);
BB_INLINE BB_NODISCARD BbValue bb_int_from_ssize(BbThread *t, intptr_t x)
{
	return bb_fits_small(x) ? bb_from_small(x) : bb_int_from_i64(t, x);
}
BB_INLINE BB_NODISCARD BbValue bb_int_from_size(BbThread *t, size_t x)
{
	return x <= (size_t)BB_SMALL_MAX ? bb_from_small((intptr_t)x) : bb_int_from_u64(t, x);
}
BB_NODISCARD BbValue bb_int_from_double(BbThread *t, double x); /* truncates; OverflowError, ValueError */
/* From n limbs, which are copied and need not be normalized. */
BB_NODISCARD BbValue bb_int_from_limbs(BbThread *t, const BbLimb *limbs, size_t n, bool negative);

/* A big int of n zero limbs (n may be 0), which the caller fills and hands to bb_int_finish.  MemoryError;
 * OverflowError if n is absurd. */
BB_NODISCARD BbBigInt *bb_int_alloc(BbThread *t, size_t n);
/* The int whose magnitude is the low n limbs of big, which belongs to the caller until now: normalized, small if it
 * fits.  Allocates nothing. */
BbValue bb_int_finish(BbBigInt *big, size_t n, bool negative);
/* The same number as an instance of type, a subclass of int (or int itself). */
BB_NODISCARD BbValue bb_int_of_type(BbThread *t, BbType *type, BbValue v);

/* ---- Reading any int.  These allocate and raise nothing unless they say so. ---- */

/* true and the number, or false: out of range. */
bool bb_int_to_i64(BbValue v, int64_t *out);
bool bb_int_to_ssize(BbValue v, intptr_t *out);
bool bb_int_to_u64(BbValue v, uint64_t *out);
bool bb_int_is_negative(BbValue v);
/* OverflowError "int too large to convert to float". */
BB_NODISCARD bool bb_int_to_double(BbThread *t, BbValue v, double *out);
/* v = result * 2^*exponent, 0.5 <= |result| < 1, rounded; 0 and 0 for zero. */
double bb_int_frexp(BbValue v, int64_t *exponent);
/* The low 64 bits in two's complement. */
uint64_t bb_int_wrap_u64(BbValue v);
/* The plain int of a bool or an instance of a subclass. */
BB_NODISCARD BbValue bb_int_exact(BbThread *t, BbValue v);
/* -1, 0, 1 */
int bb_int_sign(BbValue v);
int bb_int_compare(BbValue a, BbValue b);
bool bb_int_equal(BbValue a, BbValue b);
BbHash bb_int_hash(BbValue v);
/* Bits of the magnitude; 0 for zero. */
size_t bb_int_bit_length(BbValue v);

/* Any int as sign and magnitude. */
typedef struct BbIntView {
	const BbLimb *limbs; /* inside the object, or `small' */
	size_t count;	     /* normalized */
	bool negative;
	BbLimb small[BB_INT_WORD_LIMBS];
} BbIntView;

/* Fills *view, which must stay where it is while used; the caller keeps v. */
void bb_int_view(BbValue v, BbIntView *view);

/* ---- Arithmetic on any ints; the results are exact ints. ---- */

/* a op b for ints; for POW b >= 0 gives int, else float; TRUEDIV gives float, DIVMOD a tuple.  ZeroDivisionError,
 * OverflowError, ValueError. */
BB_NODISCARD BbValue bb_int_binary(BbThread *t, BbOperator op, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_int_add_any(BbThread *t, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_int_sub_any(BbThread *t, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_int_mul_any(BbThread *t, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_int_neg(BbThread *t, BbValue a);
BB_NODISCARD BbValue bb_int_abs(BbThread *t, BbValue a);
BB_NODISCARD BbValue bb_int_invert(BbThread *t, BbValue a);
/* Floor division: quotient and remainder, either may be NULL.  ZeroDivisionError. */
BB_NODISCARD bool bb_int_divmod(BbThread *t, BbValue a, BbValue b, BbValue *q, BbValue *r);
BB_NODISCARD BbValue bb_int_shift_left(BbThread *t, BbValue a, size_t count);
BB_NODISCARD BbValue bb_int_shift_right(BbThread *t, BbValue a, size_t count);
/* a ** b; modulus is EMPTY, or an int as of pow(a, b, modulus). */
BB_NODISCARD BbValue bb_int_power(BbThread *t, BbValue a, BbValue b, BbValue modulus);
BB_NODISCARD BbValue bb_int_gcd(BbThread *t, BbValue a, BbValue b);
/* floor of the square root of a, which is not negative. */
BB_NODISCARD BbValue bb_int_isqrt(BbThread *t, BbValue a);

/* ---- Text. ---- */

/* As int(text, base): white space around it, sign, prefix, underscores; ASCII.  ValueError. */
BB_NODISCARD BbValue bb_int_parse(BbThread *t, const char *text, size_t size, int base);
/* The same for a str (any Unicode digits) or the text of a bytes-like object; `shown' stands in the message. */
BB_NODISCARD BbValue bb_int_parse_str(BbThread *t, BbValue str, int base);
BB_NODISCARD BbValue bb_int_parse_bytes(BbThread *t, const char *text, size_t size, int base, BbValue shown);
/* Lower-case digits in base 2..36, prefix "0b", "0o", "0x" if asked for: str.  ValueError if it has more decimal digits
 * than allowed. */
BB_NODISCARD BbValue bb_int_to_text(BbThread *t, BbValue v, int base, bool prefix);

/* The most digits of a conversion between int and text in a base that is no power of 2 (sys.get_int_max_str_digits); 0:
 * no limit. */
#define BB_INT_DEFAULT_MAX_STR_DIGITS 4300
#define BB_INT_MAX_STR_DIGITS_THRESHOLD 640
int bb_int_max_str_digits(BbRuntime *rt);
/* n is 0 or at least the threshold.  Any thread may call it. */
void bb_int_set_max_str_digits(BbRuntime *rt, int n);

/* ---- For kernels: polls, memory. ---- */

/* A poll that lets the world stop and answers signals, whose exceptions end the operation.  Long operations charge
 * their work to it. */
BbMpnPoll bb_int_poll(BbThread *t);
/* Memory of heap cells, found by conservative scanning of t's C stack alone. */
BbMpnMemory bb_int_memory(BbThread *t);
/* n limbs (not cleared); lives as long as a C local refers to it.  MemoryError. */
BB_NODISCARD BbLimb *bb_int_scratch(BbThread *t, size_t n);
/* Turns a status into an exception: true if it is OK. */
BB_NODISCARD bool bb_int_check_status(BbThread *t, BbMpnStatus status);

/* ---- Inline operations for the interpreter: both operands are small ints.  They store the result and return true, or
 * return false: it is no small int (or an error) and the general function must be asked. ---- */

BB_INLINE bool bb_int_add_small(BbValue a, BbValue b, BbValue *out)
{
	intptr_t r;
	if (BB_UNLIKELY(__builtin_add_overflow((intptr_t)a.bits, (intptr_t)(b.bits - 1), &r)))
		return false;
	out->bits = (uintptr_t)r;
	return true;
}

BB_INLINE bool bb_int_sub_small(BbValue a, BbValue b, BbValue *out)
{
	intptr_t r;
	if (BB_UNLIKELY(__builtin_sub_overflow((intptr_t)a.bits, (intptr_t)(b.bits - 1), &r)))
		return false;
	out->bits = (uintptr_t)r;
	return true;
}

BB_INLINE bool bb_int_mul_small(BbValue a, BbValue b, BbValue *out)
{
	intptr_t r;
	if (BB_UNLIKELY(__builtin_mul_overflow((intptr_t)(a.bits - 1), bb_to_small(b), &r)))
		return false;
	out->bits = (uintptr_t)r + 1;
	return true;
}

BB_INLINE bool bb_int_floordiv_small(BbValue a, BbValue b, BbValue *out)
{
	intptr_t x = bb_to_small(a), y = bb_to_small(b);
	if (BB_UNLIKELY(y == 0))
		return false;
	intptr_t q = x / y; /* the smallest small int divided by -1 fits a word */
	q -= (x % y != 0 && (x ^ y) < 0);
	if (BB_UNLIKELY(!bb_fits_small(q)))
		return false;
	*out = bb_from_small(q);
	return true;
}

BB_INLINE bool bb_int_mod_small(BbValue a, BbValue b, BbValue *out)
{
	intptr_t x = bb_to_small(a), y = bb_to_small(b);
	if (BB_UNLIKELY(y == 0))
		return false;
	intptr_t r = x % y;
	if (r != 0 && (r ^ y) < 0)
		r += y;
	*out = bb_from_small(r);
	return true;
}

/* Exact only up to 2^53: false beyond. */
BB_INLINE bool bb_int_truediv_small(BbValue a, BbValue b, double *out)
{
	intptr_t x = bb_to_small(a), y = bb_to_small(b);
#if BB_WORD64
	const intptr_t limit = (intptr_t)1 << 53;
	if (BB_UNLIKELY(y == 0 || x > limit || x < -limit || y > limit || y < -limit))
		return false;
#else
	if (BB_UNLIKELY(y == 0))
		return false;
#endif
	*out = (double)x / (double)y;
	return true;
}

BB_INLINE bool bb_int_lshift_small(BbValue a, BbValue b, BbValue *out)
{
	intptr_t x = bb_to_small(a), count = bb_to_small(b);
	if (BB_UNLIKELY((uintptr_t)count >= sizeof(intptr_t) * 8 - 1))
		return false;
	intptr_t r = (intptr_t)((uintptr_t)x << count);
	if (BB_UNLIKELY(r >> count != x || !bb_fits_small(r)))
		return false;
	*out = bb_from_small(r);
	return true;
}

BB_INLINE bool bb_int_rshift_small(BbValue a, BbValue b, BbValue *out)
{
	intptr_t x = bb_to_small(a), count = bb_to_small(b);
	if (BB_UNLIKELY(count < 0))
		return false;
	*out = bb_from_small(x >>
			     (count < (intptr_t)sizeof(intptr_t) * 8 - 1 ? count : (intptr_t)sizeof(intptr_t) * 8 - 1));
	return true;
}

BB_INLINE BbValue bb_int_and_small(BbValue a, BbValue b)
{
	return bb_value_from_bits(a.bits & b.bits);
}

BB_INLINE BbValue bb_int_or_small(BbValue a, BbValue b)
{
	return bb_value_from_bits(a.bits | b.bits);
}

BB_INLINE BbValue bb_int_xor_small(BbValue a, BbValue b)
{
	return bb_value_from_bits((a.bits ^ b.bits) | 1);
}

BB_INLINE bool bb_int_neg_small(BbValue a, BbValue *out)
{
	return bb_int_sub_small(bb_from_small(0), a, out);
}

BB_INLINE BbValue bb_int_invert_small(BbValue a)
{
	return bb_value_from_bits(~a.bits | 1);
}

/* a < b and so on; the tag does not disturb the order. */
BB_INLINE bool bb_int_less_small(BbValue a, BbValue b)
{
	return (intptr_t)a.bits < (intptr_t)b.bits;
}

/* The same as whole operations, for any ints. */
BB_INLINE BB_NODISCARD BbValue bb_int_add(BbThread *t, BbValue a, BbValue b)
{
	BbValue r;
	return BB_LIKELY(bb_both_small(a, b) && bb_int_add_small(a, b, &r)) ? r : bb_int_add_any(t, a, b);
}

BB_INLINE BB_NODISCARD BbValue bb_int_sub(BbThread *t, BbValue a, BbValue b)
{
	BbValue r;
	return BB_LIKELY(bb_both_small(a, b) && bb_int_sub_small(a, b, &r)) ? r : bb_int_sub_any(t, a, b);
}

BB_INLINE BB_NODISCARD BbValue bb_int_mul(BbThread *t, BbValue a, BbValue b)
{
	BbValue r;
	return BB_LIKELY(bb_both_small(a, b) && bb_int_mul_small(a, b, &r)) ? r : bb_int_mul_any(t, a, b);
}

#endif
