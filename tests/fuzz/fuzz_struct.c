/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer target: a format of module struct, a NUL, and data.
 *
 * Invariant: the values that unpack() gives are packed to bytes that unpack to the same values.
 */
#include "fuzz_runtime.h"

#include "modules/struct_format.h"
#include "object/bytes.h"

static const BbType *const expected[] = {&bb_struct_error_type, &bb_exc_UnicodeError, NULL};

static BbValue call(BbThread *t, const char *function, const BbValue *args, size_t n)
{
	BbValue module = bb_import_module(t, "struct");
	BbValue v = bb_is_empty(module) ? module : bb_call_method(t, module, function, args, n);
	if (bb_is_empty(v) && !fuzz_is_expected(t, expected))
		fuzz_fail(t, function);
	return v;
}

/* pack(format, *values) */
static BbValue pack(BbThread *t, BbValue format, BbValue values)
{
	size_t n = bb_tuple_count(values);
	BbTuple *args = bb_tuple_alloc(t, n + 1);
	if (!args)
		return BB_EMPTY;
	args->items[0] = format;
	memcpy(args->items + 1, bb_to_tuple(values)->items, n * sizeof(BbValue));
	return call(t, "pack", args->items, n + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	BbThread *t = fuzz_start();
	const uint8_t *nul = memchr(data, 0, size);
	size_t length = nul ? (size_t)(nul - data) : size;
	BbValue format = bb_bytes_new(t, data, length);
	BbValue args[] = {format, bb_bytes_new(t, data + length, size - length)};
	BbValue wanted = call(t, "calcsize", args, 1);
	intptr_t bytes;
	if (!bb_is_empty(wanted) && bb_index_ssize(t, wanted, true, &bytes) && bytes < 1 << 16) {
		BbBytes *padded = bb_bytes_alloc(t, (size_t)bytes);
		if (padded) {
			memset(padded->data, 0x41, (size_t)bytes);
			memcpy(padded->data, data + length,
			       (size_t)bytes < size - length ? (size_t)bytes : size - length);
			args[1] = bb_from_pointer(padded);
			BbValue values = call(t, "unpack", args, 2), packed = BB_EMPTY, again = BB_EMPTY;
			if (!bb_is_empty(values))
				packed = args[1] = pack(t, format, values);
			if (!bb_is_empty(packed))
				again = call(t, "unpack", args, 2);
			BbValue first = bb_is_empty(again) ? again : bb_repr(t, values);
			if (!bb_is_empty(first) && bb_equal(t, first, bb_repr(t, again)) != 1)
				fuzz_fail(t, "round trip");
		}
	}
	(void)call(t, "iter_unpack", args, 2);
	fuzz_end(t);
	BB_KEEP_FRAME();
	return 0;
}
