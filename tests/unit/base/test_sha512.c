/* SPDX-License-Identifier: MIT */
/* SHA-512: the standard's examples, and lengths around the size of a block. */
#include "base/sha512.h"

#include "support.h"

static void expect(const char *data, size_t size, const char *hex)
{
	uint8_t digest[BB_SHA512_SIZE];
	char text[2 * BB_SHA512_SIZE + 1];
	bb_sha512(data, size, digest);
	for (int i = 0; i < BB_SHA512_SIZE; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	text[strlen(hex)] = '\0';
	assert_string_equal(text, hex);
}

static void test_examples(void **state)
{
	(void)state;
	expect("", 0, "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce");
	expect("abc", 3, "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a");
	expect("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
	       112, "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018");
}

static void test_lengths(void **state)
{
	(void)state;
	static char data[300];
	memset(data, 'a', sizeof data);
	expect(data, 111, "fa9121c7b32b9e01733d034cfc78cbf67f926c7ed83e82200ef8681819692176");
	expect(data, 112, "c01d080efd492776a1c43bd23dd99d0a2e626d481e16782e75d54c2503b5dc32");
	expect(data, 127, "828613968b501dc00a97e08c73b118aa8876c26b8aac93df128502ab360f91ba");
	expect(data, 128, "b73d1929aa615934e61a871596b3f3b33359f42b8175602e89f7e06e5f658a24");
	expect(data, 129, "4f681e0bd53cda4b5a2041cc8a06f2eabde44fb16c951fbd5b87702f07aeab61");
	expect(data, 239, "52c853cb8d907f3d4d6b889beb027985d7c273486d75f8baf26f80d24e90c74c");
	expect(data, 240, "4c296d90c61052a62ffb1dd196f1b7b09373b1f93e71836baebf89690546b759");
	expect(data, 256, "6a9169eb662f136d87374070e8828b3e615a7eca32a89446e9225b02832709be");
	expect(data, 300, "a6a77010dd9696c23831e6549de51724df332c2075039b75fcfe6c2e6de42fbd");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_lengths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
