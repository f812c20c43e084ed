/* SPDX-License-Identifier: MIT */
/*
 * Unit test of base/utf8: every code point, ill-formed sequences as CPython reports them, offsets in random text.
 */
#include "base/utf8.h"

#include "support.h"

static void every_code_point(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= BB_UTF8_MAX_CHAR; c++) {
		uint8_t text[4];
		unsigned n = bb_utf8_encode(text, c);
		const uint8_t *p = text;
		bool surrogate = c >= 0xd800 && c <= 0xdfff;
		uint32_t back;

		assert_int_equal(n, bb_utf8_width(c));
		assert_int_equal(n, bb_utf8_length(text[0]));
		assert_int_equal(bb_utf8_next(&p), c);
		assert_ptr_equal(p, text + n);
		assert_int_equal(bb_utf8_prev(&p), c);
		assert_ptr_equal(p, text);
		assert_int_equal(bb_utf8_decode(text, n, false, &back), n);
		assert_int_equal(back, c);
		assert_int_equal(bb_utf8_decode(text, n, true, &back), surrogate ? -1 : (int)n);
		assert_int_equal(bb_utf8_validate(text, n, false), n);
		assert_int_equal(bb_utf8_validate(text, n, true), surrogate ? 0 : n);
	}
}

static void bad(const char *text, size_t n, int length, BbUtf8Error error)
{
	uint32_t c;

	assert_int_equal(bb_utf8_decode((const uint8_t *)text, n, true, &c), length);
	assert_int_equal(c, error);
	assert_int_equal(bb_utf8_validate((const uint8_t *)text, n, true), 0);
}

static void ill_formed(void **state)
{
	(void)state;
	bad("\x80", 1, -1, BB_UTF8_BAD_START);
	bad("\xc0\x80", 2, -1, BB_UTF8_BAD_START);
	bad("\xc1\xbf", 2, -1, BB_UTF8_BAD_START);
	bad("\xf5\x80\x80\x80", 4, -1, BB_UTF8_BAD_START);
	bad("\xff", 1, -1, BB_UTF8_BAD_START);
	bad("\xc2", 1, -1, BB_UTF8_SHORT);
	bad("\xe4\xb8", 2, -2, BB_UTF8_SHORT);
	bad("\xf0\x9f\x98", 3, -3, BB_UTF8_SHORT);
	bad("\xc2g", 2, -1, BB_UTF8_BAD_CONTINUATION);
	bad("\xe0\x80\x80", 3, -1, BB_UTF8_BAD_CONTINUATION);
	bad("\xe4\xb8g", 3, -2, BB_UTF8_BAD_CONTINUATION);
	bad("\xed\xa0\x80", 3, -1, BB_UTF8_BAD_CONTINUATION);
	bad("\xf0\x8f\xbf\xbf", 4, -1, BB_UTF8_BAD_CONTINUATION);
	bad("\xf0\x9f\x98g", 4, -3, BB_UTF8_BAD_CONTINUATION);
	bad("\xf4\x90\x80\x80", 4, -1, BB_UTF8_BAD_CONTINUATION);
}

static void random_text(void **state)
{
	static const uint32_t limits[] = {0x80, 0x800, 0x10000, 0x110000};
	uint8_t text[4 * 100];
	size_t offset[101];

	(void)state;
	for (int round = 0; round < 3000; round++) {
		size_t count = random_below(101), n = 0, wide = random_below(5), skip = random_below(8);

		for (size_t i = 0; i < count; i++) {
			offset[i] = n;
			n += bb_utf8_encode(text + n, (uint32_t)random_below(limits[random_below(wide + 1) % 4]));
		}
		offset[count] = n;
		assert_int_equal(bb_utf8_validate(text, n, false), n);
		assert_int_equal(bb_utf8_count(text, n), count);
		for (size_t i = 0; i <= count; i++) {
			assert_int_equal(bb_utf8_offset(text, n, i), offset[i]);
			assert_int_equal(bb_utf8_offset_back(text, n, count - i), offset[i]);
		}
		assert_int_equal(bb_utf8_offset(text, n, count + 1 + skip), n);
		assert_int_equal(bb_utf8_offset_back(text, n, count + 1 + skip), 0);
		if (count > 0) {
			size_t at = random_below(n);

			text[at] = 0xff;
			assert_true(bb_utf8_validate(text, n, false) <= at);
			assert_true(bb_utf8_validate(text, n, false) + 3 >= at);
			assert_false(bb_utf8_is_ascii(text, n));
			memset(text, 'x', n);
			assert_true(bb_utf8_is_ascii(text, n));
			text[at] = 0x80;
			assert_false(bb_utf8_is_ascii(text, n));
			assert_int_equal(bb_utf8_validate(text, n, true), at);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point),
		cmocka_unit_test(ill_formed),
		cmocka_unit_test(random_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
