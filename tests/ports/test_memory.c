/* SPDX-License-Identifier: MIT */
/*
 * A board's memory: the heap from below, the pool from above, and a memory apart.
 */
#include "cortex-m/thread_memory.h"
#include "platform/platform.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What a linker script defines on boards: 64 KB of RAM, 16 KB apart. */
__asm__(".bss\n"
	".balign 16\n"
	".globl bb_flash_begin, bb_flash_end, bb_ram_low, bb_ram_begin, bb_ram_end\n"
	".globl bb_apart_low, bb_apart_begin, bb_apart_end\n"
	"bb_flash_begin: bb_flash_end:\n"
	"bb_apart_low: .zero 40\n"
	"bb_apart_begin: .zero 16384\n"
	"bb_apart_end: .zero 4096\n"
	"bb_ram_low: .zero 20\n"
	"bb_ram_begin: .zero 65536\n"
	"bb_ram_end: .zero 4096\n"
	".text\n");

extern char bb_ram_low[], bb_ram_begin[], bb_ram_end[], bb_apart_low[], bb_apart_begin[], bb_apart_end[];

enum { RAM = 65536, APART = 16384, HEAD = 8, COUNT = 64 };

void bb_thread_memory_reap(void)
{
}

void bb_platform_mutex_lock(BbMutex *mutex)
{
	(void)mutex;
}

void bb_platform_mutex_unlock(BbMutex *mutex)
{
	(void)mutex;
}

size_t bb_board_entropy(void *out, size_t n);
size_t bb_board_entropy(void *out, size_t n)
{
	(void)out;
	return n;
}

static bool is_apart(const void *memory)
{
	return (const char *)memory >= bb_apart_begin && (const char *)memory < bb_apart_end;
}

static bool is_in_ram(const void *memory)
{
	return (const char *)memory >= bb_ram_begin && (const char *)memory < bb_ram_end;
}

/* What the heap could have now. */
static size_t room(void)
{
	size_t size = SIZE_MAX;
	void *start = bb_platform_reserve(&size, 8);
	if (start)
		bb_platform_release(start, size);
	return size;
}

/* The memory apart is used first, all of it, and then RAM; what is given back is there again in one piece. */
static void test_apart_first(void **state)
{
	(void)state;
	size_t before = room();
	void *whole = bb_platform_alloc(APART - HEAD);
	assert_true(is_apart(whole));
	void *next = bb_platform_alloc(100);
	assert_true(is_in_ram(next));
	bb_platform_free(next);
	bb_platform_free(whole);
	assert_int_equal(room(), before);
	void *parts[4];
	for (int i = 0; i < 4; i++) {
		parts[i] = bb_platform_alloc(APART / 4 - HEAD);
		assert_true(is_apart(parts[i]));
	}
	bb_platform_free(parts[1]);
	bb_platform_free(parts[2]);
	void *joined = bb_platform_alloc(APART / 2 - HEAD);
	assert_ptr_equal(joined, parts[1]);
	bb_platform_free(joined);
	bb_platform_free(parts[3]);
	bb_platform_free(parts[0]);
	whole = bb_platform_alloc(APART - HEAD);
	assert_true(is_apart(whole));
	bb_platform_free(whole);
}

/* What no memory holds is refused, and takes nothing. */
static void test_too_large(void **state)
{
	(void)state;
	size_t before = room();
	assert_null(bb_platform_alloc(RAM));
	assert_null(bb_platform_alloc(SIZE_MAX));
	assert_null(bb_platform_alloc(SIZE_MAX / 2));
	void *memory = bb_platform_alloc(RAM / 2);
	assert_true(is_in_ram(memory));
	bb_platform_free(memory);
	assert_int_equal(room(), before);
}

/* Pieces of all sizes, given back in another order, keep what is written into them, come zeroed, and leave nothing. */
static void test_many(void **state)
{
	unsigned char *pieces[COUNT] = {NULL};
	size_t sizes[COUNT] = {0};
	unsigned random = 12345, there = 0;
	(void)state;
	size_t before = room();
	for (int turn = 0; turn < 20000; turn++) {
		random = random * 1103515245 + 12345;
		unsigned i = random >> 16 & (COUNT - 1);
		if (pieces[i]) {
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(pieces[i][k], i);
			bb_platform_free(pieces[i]);
			pieces[i] = NULL;
			continue;
		}
		sizes[i] = (random >> 8 & 0xfff) + 1;
		pieces[i] = bb_platform_alloc(sizes[i]);
		if (!pieces[i])
			continue;
		there++;
		for (size_t k = 0; k < sizes[i]; k++)
			assert_int_equal(pieces[i][k], 0);
		memset(pieces[i], (int)i, sizes[i]);
	}
	assert_true(there > 1000);
	for (unsigned i = 0; i < COUNT; i++)
		bb_platform_free(pieces[i]);
	assert_int_equal(room(), before);
}

static bool is_filled(const unsigned char *memory, int byte, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (memory[i] != byte)
			return false;
	return true;
}

/* What grows uses what is free behind it and before it, and is there twice only where it must be elsewhere. */
static void test_grow(void **state)
{
	(void)state;
	size_t before = room();
	unsigned char *first = bb_platform_alloc(APART / 2);
	memset(first, 1, APART / 2);
	assert_ptr_equal(bb_platform_grow(first, APART - HEAD), first);
	assert_true(is_apart(first));
	unsigned char *text = bb_platform_alloc(100);
	memset(text, 2, 100);
	for (size_t size = 200; size <= 60000; size += 200) {
		text = bb_platform_grow(text, size);
		assert_non_null(text);
		assert_true(is_filled(text, 2, size - (size == 200 ? 100 : 200)));
		memset(text, 2, size);
	}
	assert_null(bb_platform_grow(text, RAM));
	assert_null(bb_platform_grow(text, SIZE_MAX));
	assert_true(is_filled(text, 2, 60000));
	assert_true(is_filled(first, 1, APART / 2));
	bb_platform_free(text);
	text = bb_platform_alloc(1000);
	void *below = bb_platform_alloc(1000);
	memset(text, 3, 1000);
	unsigned char *moved = bb_platform_grow(text, 2000);
	assert_ptr_not_equal(moved, text);
	assert_true(is_filled(moved, 3, 1000));
	bb_platform_free(moved);
	bb_platform_free(below);
	bb_platform_free(first);
	assert_int_equal(room(), before);
}

/* The heap and the pool never overlap. */
static void test_heap(void **state)
{
	(void)state;
	size_t size = SIZE_MAX;
	char *heap = bb_platform_reserve(&size, 1024);
	assert_true((uintptr_t)heap % 1024 == 0 && is_in_ram(heap));
	void *whole = bb_platform_alloc(APART - HEAD);
	assert_true(bb_platform_commit(heap, 40 * 1024));
	assert_null(bb_platform_alloc(24 * 1024));
	void *memory = bb_platform_alloc(16 * 1024);
	assert_true((char *)memory >= heap + 40 * 1024);
	assert_false(bb_platform_commit(heap + 40 * 1024, 16 * 1024));
	bb_platform_decommit(heap + 8 * 1024, 32 * 1024);
	void *more = bb_platform_alloc(24 * 1024);
	assert_true(is_in_ram(more));
	bb_platform_free(more);
	bb_platform_free(memory);
	bb_platform_free(whole);
	bb_platform_release(heap, size);
}

static void test_peek(void **state)
{
	char out[8];
	(void)state;
	assert_true(bb_platform_peek(bb_ram_begin, out, sizeof out));
	assert_true(bb_platform_peek(bb_apart_low, out, sizeof out));
	assert_false(bb_platform_peek((void *)((uintptr_t)bb_ram_end - 4), out, sizeof out));
	assert_false(bb_platform_peek(bb_apart_end, out, 1));
	assert_false(bb_platform_peek((void *)(uintptr_t)16, out, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_apart_first), cmocka_unit_test(test_too_large), cmocka_unit_test(test_many),
		cmocka_unit_test(test_grow),	    cmocka_unit_test(test_heap),      cmocka_unit_test(test_peek),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
