/* SPDX-License-Identifier: MIT */
/*
 * The words of boards for error numbers are those of this machine.
 */
#include "platform/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BEYOND = 200 };

static void test_texts(void **state)
{
	int known = 0;
	(void)state;
	for (int error = 0; error < BEYOND; error++)
		if (strcmp(bb_platform_error_text(error), "Unknown error") != 0) {
			assert_string_equal(bb_platform_error_text(error), strerror(error));
			known++;
		}
	assert_true(known > 50);
}

static void test_unknown(void **state)
{
	(void)state;
	assert_string_equal(bb_platform_error_text(-1), "Unknown error");
	assert_string_equal(bb_platform_error_text(BEYOND), "Unknown error");
	assert_string_equal(bb_platform_error_text(256 + 1), "Unknown error");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts), cmocka_unit_test(test_unknown)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
