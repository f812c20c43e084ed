/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer target: any bytes as JSON.
 *
 * Invariant: loads() gives a value or ValueError; what dumps() makes of the value loads to text that dumps the same.
 */
#include "fuzz_runtime.h"

static const BbType *const expected[] = {&bb_exc_ValueError, NULL};

static BbValue call(BbThread *t, const char *function, BbValue v)
{
	BbValue module = bb_import_module(t, "json");
	return bb_is_empty(module) ? module : bb_call_method(t, module, function, &v, 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	BbThread *t = fuzz_start();
	BbValue text = bb_str_decode_utf8(t, (const char *)data, size, "surrogateescape");
	fuzz_limit_time();
	BbValue v = bb_is_empty(text) ? text : call(t, "loads", text);
	BbValue dumped = bb_is_empty(v) ? v : call(t, "dumps", v);
	if (bb_is_empty(dumped)) {
		if (!fuzz_is_expected(t, expected))
			fuzz_fail(t, "loads");
	} else {
		BbValue again = call(t, "loads", dumped), twice = bb_is_empty(again) ? again : call(t, "dumps", again);
		if (bb_is_empty(twice) ? !fuzz_is_expected(t, (const BbType *const[]){NULL})
				       : bb_equal(t, dumped, twice) != 1)
			fuzz_fail(t, "round trip");
	}
	fuzz_end(t);
	BB_KEEP_FRAME();
	return 0;
}
