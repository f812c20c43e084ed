/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer target: text as int, float and complex.  The first byte is the base of int(text, base).
 *
 * Invariant: a number or ValueError; its text reads back as the same number.
 */
#include "fuzz_runtime.h"

#include "object/complex.h"
#include "object/float.h"

static const BbType *const expected[] = {&bb_exc_ValueError, &bb_exc_OverflowError, NULL};

static BbValue make(BbThread *t, const BbType *type, const BbValue *args, size_t n)
{
	BbValue v = bb_call(t, bb_from_pointer(type), args, n, BB_EMPTY);
	if (bb_is_empty(v) && !fuzz_is_expected(t, expected))
		fuzz_fail(t, "number");
	bb_exception_clear(t);
	return v;
}

/* repr(v), read again, has the same repr. */
static void check(BbThread *t, const BbType *type, BbValue v)
{
	BbValue text = bb_is_empty(v) ? v : bb_repr(t, v), again, twice;
	if (bb_is_empty(text)) {
		bb_exception_clear(t);
		return;
	}
	again = make(t, type, &text, 1);
	twice = bb_is_empty(again) ? again : bb_repr(t, again);
	if (bb_is_empty(twice) || bb_equal(t, text, twice) != 1)
		fuzz_fail(t, bb_str_text(text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	BbThread *t = fuzz_start();
	if (!size)
		return 0;
	BbValue text = bb_str_decode_utf8(t, (const char *)data + 1, size - 1, "surrogateescape");
	if (!bb_is_empty(text)) {
		BbValue args[] = {text, bb_from_small(data[0] % 38)};
		check(t, &bb_int_type, make(t, &bb_int_type, args, 2));
		check(t, &bb_float_type, make(t, &bb_float_type, args, 1));
		check(t, &bb_complex_type, make(t, &bb_complex_type, args, 1));
	}
	fuzz_end(t);
	BB_KEEP_FRAME();
	return 0;
}
