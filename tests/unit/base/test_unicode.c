/* SPDX-License-Identifier: MIT */
/*
 * Unit test of base/unicode: known properties, consistency over all code points, normalization.  (When the tables were
 * made they were compared with CPython 3.11's unicodedata and str methods for every code point.)
 */
#include "base/unicode.h"

#include "base/utf8.h"
#include "support.h"

static void properties(void **state)
{
	(void)state;
	assert_true(bb_unicode_is_alpha('a') && bb_unicode_is_alpha(0x4e00) && !bb_unicode_is_alpha('1'));
	assert_true(bb_unicode_is_decimal(0x663) && !bb_unicode_is_decimal(0xb2));
	assert_true(bb_unicode_is_digit(0xb2) && !bb_unicode_is_digit(0xbd) && bb_unicode_is_numeric(0xbd));
	assert_true(bb_unicode_is_numeric(0x4e00) && bb_unicode_is_alnum(0xbd));
	assert_true(bb_unicode_is_space(0x1f) && bb_unicode_is_space(0xa0) && !bb_unicode_is_space(0x200b));
	assert_true(bb_unicode_is_printable(' ') && !bb_unicode_is_printable(0xa0) && !bb_unicode_is_printable(0xd800));
	assert_true(bb_unicode_is_upper(0x2160) && bb_unicode_is_lower(0xaa) && bb_unicode_is_title(0x1c5));
	assert_true(bb_unicode_is_xid_start('_') && !bb_unicode_is_xid_start('1') && bb_unicode_is_xid_continue('1'));
	assert_true(bb_unicode_is_xid_continue('_') && bb_unicode_is_xid_continue(0xb7));
	assert_true(bb_unicode_is_linebreak(0x2028) && !bb_unicode_is_linebreak(0x1f));
	assert_int_equal(bb_unicode_combining(0x301), 230);
	assert_true(bb_unicode_mirrored('('));
	assert_string_equal(bb_unicode_bidirectional(0x5d0), "R");
	assert_string_equal(bb_unicode_east_asian_width(0x4e00), "W");
	assert_string_equal(bb_unicode_category_name(0xe000), "Co");
	assert_string_equal(bb_unicode_category_name(0x10fffd), "Co");
	assert_string_equal(bb_unicode_category_name(0xe0100), "Mn");
	assert_int_equal(bb_unicode_category(0x10ffff), BB_UNICODE_CN);
	assert_int_equal(bb_unicode_category(0x110000), BB_UNICODE_CN);
	assert_int_equal(bb_unicode_category(UINT32_MAX), BB_UNICODE_CN);
	assert_string_equal(bb_unicode_east_asian_width(UINT32_MAX), "N");
}

static void check_number(uint32_t c, int64_t numerator, int32_t denominator)
{
	int64_t n;
	int32_t d;

	assert_true(bb_unicode_numeric(c, &n, &d));
	assert_true(n == numerator && d == denominator);
}

static void numbers(void **state)
{
	int64_t n;
	int32_t d;

	(void)state;
	check_number('7', 7, 1);
	check_number(0xbd, 1, 2);
	check_number(0xf33, -1, 2);
	check_number(0x4e00, 1, 1);
	check_number(0x4e07, 10000, 1);
	check_number(0x5146, 1000000000000, 1);
	check_number(0x11fc0, 1, 320);
	assert_false(bb_unicode_numeric('x', &n, &d));
	assert_int_equal(bb_unicode_decimal(0x1d7ff), 9);
	assert_int_equal(bb_unicode_decimal(0xb2), -1);
	assert_int_equal(bb_unicode_digit(0xb2), 2);
	assert_int_equal(bb_unicode_digit(0x4e00), -1);
}

static void check_case(unsigned (*map)(uint32_t, uint32_t *), uint32_t c, unsigned n, uint32_t a, uint32_t b,
		       uint32_t d)
{
	uint32_t want[] = {a, b, d}, out[BB_UNICODE_MAX_CASE];

	assert_int_equal(map(c, out), n);
	assert_memory_equal(out, want, n * sizeof *out);
}

static void cases(void **state)
{
	(void)state;
	assert_int_equal(bb_unicode_upper('a'), 'A');
	assert_int_equal(bb_unicode_lower(0x130), 'i');
	assert_int_equal(bb_unicode_title(0x1c6), 0x1c5);
	assert_int_equal(bb_unicode_upper(0x10428), 0x10400);
	check_case(bb_unicode_upper_full, 0xdf, 2, 'S', 'S', 0);
	check_case(bb_unicode_title_full, 0xdf, 2, 'S', 's', 0);
	check_case(bb_unicode_lower_full, 0x130, 2, 'i', 0x307, 0);
	check_case(bb_unicode_upper_full, 0xfb03, 3, 'F', 'F', 'I');
	check_case(bb_unicode_casefold, 0xdf, 2, 's', 's', 0);
	check_case(bb_unicode_casefold, 0x3c2, 1, 0x3c3, 0, 0);
	check_case(bb_unicode_casefold, 0x13f8, 1, 0x13f0, 0, 0);
	check_case(bb_unicode_casefold, 0xab70, 1, 0x13a0, 0, 0);
	check_case(bb_unicode_lower_full, UINT32_MAX, 1, UINT32_MAX, 0, 0);
}

static bool sigma(const char *text, size_t at)
{
	return bb_unicode_final_sigma((const uint8_t *)text, strlen(text), at);
}

static void final_sigma(void **state)
{
	(void)state;
	assert_true(sigma("A\u03a3", 1));
	assert_false(sigma("\u03a3", 0));
	assert_false(sigma("A\u03a3B", 1));
	assert_true(sigma("A\u03a3 B", 1));
	assert_true(sigma("A.\u03a3.", 2));
	assert_false(sigma("A\u03a3.b", 1));
	assert_false(sigma(" \u03a3", 1));
}

static void check_norm(BbUnicodeForm form, const char *text, const char *expected)
{
	const uint8_t *s = (const uint8_t *)text;
	size_t n = strlen(text), room = bb_unicode_normalize_size(form, s, n), count, length = 0;
	uint32_t out[100];
	uint8_t back[400];

	assert_true(room < BB_COUNT(out));
	out[room] = 0xabcdef;
	count = bb_unicode_normalize(form, s, n, out);
	assert_true(count <= room && out[room] == 0xabcdef);
	for (size_t i = 0; i < count; i++)
		length += bb_utf8_encode(back + length, out[i]);
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(back, expected, length);
	if (bb_unicode_is_normalized_quick(form, s, n))
		assert_string_equal(text, expected);
}

static void normalization(void **state)
{
	(void)state;
	check_norm(BB_UNICODE_NFC, "e\u0301", "\u00e9");
	check_norm(BB_UNICODE_NFD, "\u00e9", "e\u0301");
	check_norm(BB_UNICODE_NFC, "e\u0323\u0301", "\u1eb9\u0301");
	check_norm(BB_UNICODE_NFC, "e\u0301\u0323", "\u1eb9\u0301");
	check_norm(BB_UNICODE_NFD, "\u1e69", "s\u0323\u0307");
	check_norm(BB_UNICODE_NFC, "\u212b", "\u00c5");
	check_norm(BB_UNICODE_NFC, "\u0958", "\u0915\u093c"); /* excluded from composition */
	check_norm(BB_UNICODE_NFKC, "\ufb01\u2460", "fi1");
	check_norm(BB_UNICODE_NFC, "\ufb01", "\ufb01");
	check_norm(BB_UNICODE_NFKC, "\u1e9b\u0323", "\u1e69");
	check_norm(BB_UNICODE_NFD, "\uac01", "\u1100\u1161\u11a8");
	check_norm(BB_UNICODE_NFC, "\u1100\u1161\u11a8", "\uac01");
	check_norm(BB_UNICODE_NFC, "\U0001d15e", "\U0001d157\U0001d165");
	check_norm(BB_UNICODE_NFC, "\U00011099\U000110ba", "\U0001109a");
	check_norm(BB_UNICODE_NFC, "\u0301a", "\u0301a");
	check_norm(BB_UNICODE_NFKC, "", "");
	assert_true(bb_unicode_is_normalized_quick(BB_UNICODE_NFKC, (const uint8_t *)"na\u00efve", 6));
}

static void decomposition(void **state)
{
	uint32_t out[BB_UNICODE_MAX_DECOMPOSITION];
	const char *tag = "";

	(void)state;
	assert_int_equal(bb_unicode_decomposition(0xfdfa, out, &tag), 18);
	assert_string_equal(tag, "<isolated>");
	assert_int_equal(bb_unicode_decomposition(0x2f800, out, &tag), 1);
	assert_null(tag);
	assert_int_equal(out[0], 0x4e3d);
	assert_int_equal(bb_unicode_decomposition(0x2fa1d, out, &tag), 1);
	assert_int_equal(out[0], 0x2a600);
	assert_int_equal(bb_unicode_decomposition('a', out, &tag), 0);
	assert_int_equal(bb_unicode_decomposition(UINT32_MAX, out, &tag), 0);
}

/* Every code point: forms agree with each other, mappings lead to code points. */
static void every_code_point(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= BB_UTF8_MAX_CHAR; c++) {
		uint8_t text[4], nfd[4 * 20];
		size_t n = bb_utf8_encode(text, c), count, length = 0;
		uint32_t out[20], again[20];
		int64_t numerator;
		int32_t denominator;

		count = bb_unicode_normalize(BB_UNICODE_NFKD, text, n, out);
		assert_true(count >= 1 && count <= BB_UNICODE_MAX_DECOMPOSITION);
		for (size_t i = 0; i < count; i++)
			length += bb_utf8_encode(nfd + length, out[i]);
		assert_true(bb_unicode_is_normalized_quick(BB_UNICODE_NFKD, nfd, length));
		assert_int_equal(bb_unicode_normalize(BB_UNICODE_NFKD, nfd, length, again), count);
		assert_memory_equal(out, again, count * sizeof *out);
		assert_int_equal(bb_unicode_is_numeric(c), bb_unicode_numeric(c, &numerator, &denominator));
		assert_int_equal(bb_unicode_is_digit(c), bb_unicode_digit(c) >= 0);
		assert_int_equal(bb_unicode_is_decimal(c), bb_unicode_decimal(c) >= 0);
		assert_true(bb_unicode_lower(c) <= BB_UTF8_MAX_CHAR && bb_unicode_upper(c) <= BB_UTF8_MAX_CHAR);
		for (unsigned form = 0; form < 4; form++) {
			if (bb_unicode_is_normalized_quick((BbUnicodeForm)form, text, n)) {
				assert_int_equal(bb_unicode_normalize((BbUnicodeForm)form, text, n, out), 1);
				assert_int_equal(out[0], c);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(properties),	    cmocka_unit_test(numbers),	     cmocka_unit_test(cases),
		cmocka_unit_test(final_sigma),	    cmocka_unit_test(normalization), cmocka_unit_test(decomposition),
		cmocka_unit_test(every_code_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
