/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer target: any bytes as source, compiled to a code object.  The first byte chooses mode and optimization.
 *
 * Invariant: there is a code object, or an exception that compile() may raise; with checks, the assembler's assertions
 * hold.
 */
#include "fuzz_runtime.h"

#include "compiler/compiler.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const BbType *const expected[] = {&bb_exc_SyntaxError, &bb_exc_ValueError, &bb_exc_OverflowError, NULL};
	BbThread *t = fuzz_start();
	if (!size)
		return 0;
	BbCompileOptions options = {
		.mode = (BbCompileMode)(data[0] % 3),
		.filename = bb_str_from_text(t, "<fuzz>"),
		.is_text = false,
		.allow_incomplete = data[0] & 8,
		.dont_imply_dedent = data[0] & 8,
		.optimize = data[0] / 16 % 3,
	};
	fuzz_limit_time();
	BbValue code = bb_compile(t, (const char *)data + 1, size - 1, &options);
	if (bb_is_empty(code) != bb_has_exception(t) || (bb_is_empty(code) && !fuzz_is_expected(t, expected)))
		fuzz_fail(t, "compile");
	fuzz_end(t);
	return 0;
}
