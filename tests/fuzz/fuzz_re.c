/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer target: a regular expression and a text.  The input is: a byte of flags, the pattern, a NUL, the text.
 *
 * Invariants: compiling gives a pattern or PatternError; a match and its groups lie inside the text, at characters'
 * beginnings; and an ASCII pattern finds the same in an ASCII text as str and as bytes.
 */
#include "fuzz_runtime.h"

#include "modules/re_error.h"
#include "modules/re_match.h"
#include "modules/re_pattern.h"
#include "modules/re_tree.h"
#include "object/bytes.h"

#include "base/utf8.h"

static const BbType *const expected[] = {&bb_re_error_type, &bb_exc_OverflowError, &bb_exc_FutureWarning, NULL};

/* Calls pattern.search(text): a match, None, or EMPTY: out of time or the like. */
static BbValue search(BbThread *t, BbValue pattern, BbValue text)
{
	BbValue found = bb_call_method(t, pattern, "search", &text, 1);
	if (bb_is_empty(found) && !fuzz_is_expected(t, expected))
		fuzz_fail(t, "search");
	bb_exception_clear(t);
	return found;
}

static void check_match(BbThread *t, BbValue match, const char *text, size_t size)
{
	const BbReMatch *m = bb_to_re_match(match);
	size_t groups = bb_to_re_pattern(m->pattern)->program->groups;
	bool utf8 = bb_is_str(m->string);
	for (size_t i = 0; i <= groups; i++) {
		size_t start = m->spans[2 * i], end = m->spans[2 * i + 1];
		if (start == BB_RE_UNSET && i > 0)
			continue;
		if (start > end || end > size ||
		    (utf8 && start < size && bb_utf8_is_continuation((uint8_t)text[start])))
			fuzz_fail(t, "span");
		if (utf8 && end < size && bb_utf8_is_continuation((uint8_t)text[end]))
			fuzz_fail(t, "span");
	}
}

/* The pattern and the text as str or bytes; the match, None, or EMPTY: there was an error. */
static BbValue try(BbThread *t, BbValue pattern, BbValue text, uint32_t flags)
{
	BbValue compiled = bb_re_pattern_new(t, pattern, flags), found;
	if (bb_is_empty(compiled)) {
		if (!fuzz_is_expected(t, expected) && !bb_exception_matches(t, &bb_exc_ValueError) &&
		    !bb_exception_matches(t, &bb_exc_DeprecationWarning) &&
		    !bb_exception_matches(t, &bb_exc_ImportError))
			fuzz_fail(t, "compile");
		bb_exception_clear(t);
		return BB_EMPTY;
	}
	found = search(t, compiled, text);
	if (bb_is_exact(found, &bb_re_match_type))
		check_match(t, found, bb_is_str(text) ? bb_str_text(text) : bb_bytes_data(text),
			    bb_is_str(text) ? bb_to_str(text)->size : bb_bytes_size(text));
	if (bb_is_empty(found)) /* most likely out of time, and so would the others be */
		return BB_EMPTY;
	static const char *const others[] = {"fullmatch", "match", "findall", "split"};
	for (size_t i = 0; i < BB_COUNT(others); i++) {
		if (bb_is_empty(bb_call_method(t, compiled, others[i], &text, 1)) && !fuzz_is_expected(t, expected))
			fuzz_fail(t, others[i]);
		bb_exception_clear(t);
	}
	BbValue args[] = {text, text};
	if (bb_is_empty(bb_call_method(t, compiled, "sub", args, 2)) && !fuzz_is_expected(t, expected) &&
	    !bb_exception_matches(t, &bb_exc_IndexError))
		fuzz_fail(t, "sub");
	bb_exception_clear(t);
	return found;
}

static void compare(BbThread *t, BbValue a, BbValue b)
{
	bool is_match = bb_is_exact(a, &bb_re_match_type);
	if (is_match != bb_is_exact(b, &bb_re_match_type))
		fuzz_fail(t, "str and bytes differ");
	if (!is_match)
		return;
	const BbReMatch *x = bb_to_re_match(a), *y = bb_to_re_match(b);
	size_t groups = bb_to_re_pattern(x->pattern)->program->groups;
	if (memcmp(x->spans, y->spans, 2 * (groups + 1) * sizeof(size_t)) != 0)
		fuzz_fail(t, "str and bytes differ");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	BbThread *t = fuzz_start();
	const uint8_t *nul = size ? memchr(data + 1, 0, size - 1) : NULL;
	if (!nul || size > 600)
		return 0;
	const char *pattern = (const char *)data + 1, *text = (const char *)nul + 1;
	size_t pattern_size = (size_t)(nul - data - 1), text_size = size - (size_t)(nul + 1 - data);
	uint32_t flags = data[0] & (BB_RE_IGNORECASE | BB_RE_MULTILINE | BB_RE_DOTALL | BB_RE_VERBOSE);
	bool ascii = bb_utf8_is_ascii(data + 1, size - 1);
	if (bb_is_empty(bb_import_module(t, "re"))) /* makes the types ready */
		fuzz_fail(t, "import");
	fuzz_limit_time();
	BbValue bytes = try(t, bb_bytes_new(t, pattern, pattern_size), bb_bytes_new(t, text, text_size), flags);
	BbValue p = bb_str_decode_utf8(t, pattern, pattern_size, "replace");
	BbValue s = bb_str_decode_utf8(t, text, text_size, "replace");
	BbValue str = bb_is_empty(p) || bb_is_empty(s) ? BB_EMPTY : try(t, p, s, flags);
	/* \u, \U and \N are of str alone, and so are L and u. */
	if (ascii && !bb_is_empty(bytes) && !memchr(pattern, '\\', pattern_size) && !strstr(pattern, "(?")) {
		str = try(t, p, s, flags | BB_RE_ASCII);
		if (!bb_is_empty(str))
			compare(t, str, bytes);
	}
	fuzz_end(t);
	BB_KEEP_FRAME();
	return 0;
}
