/* SPDX-License-Identifier: MIT */
/*
 * Several threads allocate and change shared structures while collections go on all the time.
 */
#include "support.h"

enum { THREADS = 8, SHARED = 512 };

static BbSync stop, failures;

/* A cell of a random shape, with a chain below it of up to a few others, taken from what is shared. */
static void *random_cell(BbThread *t, Array *shared, uint32_t *seed)
{
	BbValue some = bb_slot_load(&shared->items[next_random(seed) % SHARED]);
	switch (next_random(seed) % 8) {
	case 0:
		return new_leaf(t, &leaf_kind, next_random(seed) % 600);
	case 1:
		return new_leaf(t, &released_kind, next_random(seed) % 100);
	case 2: {
		Array *array = new_array(t, next_random(seed) % 40);
		for (uintptr_t i = 0; i < array->count; i++)
			bb_store(t, array, &array->items[i], i % 16 == 5 ? some : BB_EMPTY);
		return array;
	}
	case 3:
		if (next_random(seed) % 64 == 0)
			return new_leaf(t, &leaf_kind, next_random(seed) % (4 * BB_BLOCK_SIZE));
		BB_FALLTHROUGH;
	default: {
		Node *left = new_node(t, BB_EMPTY, BB_EMPTY, next_random(seed));
		Node *right = new_node(t, BB_EMPTY, BB_EMPTY, next_random(seed));
		Node *node = new_node(t, bb_from_pointer(left), bb_from_pointer(right), next_random(seed));
		check_node(left);
		return node;
	}
	}
}

static void check_cell(BbValue v, int depth)
{
	if (bb_is_empty(v) || depth == 0)
		return;
	BbCell *cell = bb_to_pointer(v);
	if (cell->kind == &node_kind) {
		Node *node = (Node *)(void *)cell;
		check_node(node);
		check_cell(bb_slot_load(&node->left), depth - 1);
		check_cell(bb_slot_load(&node->right), depth - 1);
	} else if (cell->kind == &array_kind) {
		Array *array = (Array *)(void *)cell;
		check_array(array);
		for (uintptr_t i = 0; i < array->count; i++)
			check_cell(bb_slot_load(&array->items[i]), depth - 1);
	} else {
		check_leaf((Leaf *)(void *)cell);
	}
}

static void mutate(BbThread *t, void *arg)
{
	Array *shared = arg;
	uint32_t seed = (uint32_t)t->ident * 7919 + 1;
	while (!bb_sync_load_relaxed(&stop)) {
		for (int i = 0; i < 50; i++) {
			void *cell = random_cell(t, shared, &seed);
			bb_store(t, shared, &shared->items[next_random(&seed) % SHARED], bb_from_pointer(cell));
			check_cell(bb_slot_load(&shared->items[next_random(&seed) % SHARED]), 3);
		}
		if (next_random(&seed) % 64 == 0)
			bb_heap_collect(t);
		bb_poll_stop(t);
	}
}

static void hammer(BbThread *t, unsigned threads, uint32_t stress)
{
	Array *shared = new_array(t, SHARED);
	bb_slot_store(&roots[0], bb_from_pointer(shared));
	bb_sync_exchange(&stop, 0);
	bb_heap_stress(t->rt, stress);
	start_threads(t, threads, mutate, shared);
	int64_t end = hammer_deadline();
	while (bb_platform_monotonic() < end) {
		bb_heap_collect(t);
		for (int i = 0; i < SHARED; i += 7)
			check_cell(bb_slot_load(&shared->items[i]), 3);
	}
	bb_sync_exchange(&stop, 1);
	join_threads(t);
	bb_heap_stress(t->rt, 0);
	assert_true(collections(t) > 10);
}

static void test_shared_structures(void **state)
{
	hammer(*state, THREADS, 0);
}

static void test_two_threads(void **state)
{
	hammer(*state, 2, 0);
}

static void test_shared_under_stress(void **state)
{
	hammer(*state, 3, 1);
}

/* ---- Values that only a blocked thread's registers or stack hold. ---- */

static BbSync arrived, go;

static void *wait_for_go(void *arg)
{
	(void)arg;
	bb_sync_add(&arrived, 1);
	bb_platform_wake(&arrived, true);
	while (!bb_sync_load(&go))
		bb_platform_wait(&go, 0, BB_FOREVER);
	return NULL;
}

static void hold_in_registers(BbThread *t, void *arg)
{
	(void)arg;
	/* As many as there are callee-saved registers; the compiler keeps some of them there over the call. */
	Node *a = new_node(t, BB_EMPTY, BB_EMPTY, 1), *b = new_node(t, BB_EMPTY, BB_EMPTY, 2);
	Node *c = new_node(t, BB_EMPTY, BB_EMPTY, 3), *d = new_node(t, BB_EMPTY, BB_EMPTY, 4);
	Leaf *e = new_leaf(t, &leaf_kind, 5000);
	bb_detached(t, wait_for_go, NULL);
	check_node(a);
	check_node(b);
	check_node(c);
	check_node(d);
	check_leaf(e);
	must(a->number + b->number + c->number + d->number == 10);
}

static void make_garbage(BbThread *t)
{
	for (uintptr_t i = 0; i < 2000; i++) {
		(void)new_node(t, BB_EMPTY, BB_EMPTY, i);
		if (i % 10 == 0)
			(void)new_leaf(t, &leaf_kind, 5000);
	}
}

static void test_registers_of_detached(void **state)
{
	BbThread *t = *state;
	bb_sync_exchange(&arrived, 0);
	bb_sync_exchange(&go, 0);
	start_threads(t, 4, hold_in_registers, NULL);
	while (bb_sync_load(&arrived) < 4)
		bb_poll_stop(t), bb_platform_yield();
	for (int i = 0; i < 5; i++) {
		collect(t);
		make_garbage(t);
	}
	bb_sync_exchange(&go, 1);
	bb_platform_wake(&go, true);
	join_threads(t);
}

#if defined(__x86_64__)
static void *(*const volatile wait_function)(void *arg) = wait_for_go;
static void *(*const volatile detached_function)(BbThread *t, void *(*fn)(void *arg), void *arg) = bb_detached;

/* Nothing but a callee-saved register holds the cell. */
static void hold_in_one_register(BbThread *t, void *arg)
{
	(void)arg;
	Node *node = new_node(t, BB_EMPTY, BB_EMPTY, 77), *found;
	__asm__ volatile("movq %[node], %%r12\n\t"
			 "xorl %k[node], %k[node]\n\t"
			 "movq %[t], %%rdi\n\t"
			 "movq %[wait], %%rsi\n\t"
			 "movq %[detached], %%rax\n\t"
			 "xorl %%edx, %%edx\n\t"
			 "movq %%rsp, %%rbx\n\t"
			 "subq $256, %%rsp\n\t"
			 "andq $-16, %%rsp\n\t"
			 "call *%%rax\n\t"
			 "movq %%rbx, %%rsp\n\t"
			 "movq %%r12, %[found]\n\t"
			 : [found] "=m"(found), [node] "+r"(node)
			 : [t] "m"(t), [wait] "m"(wait_function), [detached] "m"(detached_function)
			 : "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "memory", "cc",
			   "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7");
	check_node(found);
	must(found->number == 77);
}

static void test_one_register(void **state)
{
	BbThread *t = *state;
	bb_sync_exchange(&arrived, 0);
	bb_sync_exchange(&go, 0);
	start_threads(t, 1, hold_in_one_register, NULL);
	while (bb_sync_load(&arrived) < 1)
		bb_poll_stop(t), bb_platform_yield();
	for (int i = 0; i < 5; i++) {
		collect(t);
		make_garbage(t);
	}
	bb_sync_exchange(&go, 1);
	bb_platform_wake(&go, true);
	join_threads(t);
}
#endif

/* ---- Running out together. ---- */

static void fill_up(BbThread *t, void *arg)
{
	BbSlot *root = arg;
	uint32_t seed = (uint32_t)t->ident;
	Node *list = NULL;
	for (uintptr_t i = 0; i < 20000; i++) {
		Node *node = new_node(t, bb_from_pointer(list), BB_EMPTY, i);
		if (!node) {
			bb_sync_add(&failures, 1);
			list = NULL;
			continue;
		}
		Leaf *leaf = new_leaf(t, &leaf_kind, next_random(&seed) % 300);
		if (leaf)
			bb_store(t, node, &node->right, bb_from_pointer(leaf));
		list = node;
		if (i % 4000 == 3999)
			list = NULL;
		bb_poll_stop(t);
	}
	(void)root;
}

static void test_out_of_memory_together(void **state)
{
	(void)state;
	BbThread *t = open_heap(1200 << 10);
	bb_sync_exchange(&failures, 0);
	start_threads(t, 4, fill_up, &roots[1]);
	join_threads(t);
	assert_true(bb_sync_load(&failures) > 0);
	collect(t);
	assert_true(count_kind(t, &node_kind) < 100);
	assert_non_null(new_leaf(t, &leaf_kind, 300 << 10));
	close_heap(t);
}

/* ---- Finalizers and weak slots from several threads. ---- */

static void register_many(BbThread *t, void *arg)
{
	(void)arg;
	for (uintptr_t i = 0; i < 3000; i++) {
		Node *node = new_node(t, BB_EMPTY, BB_EMPTY, i);
		must(bb_heap_add_finalizer(t, node));
		Leaf *owner = new_leaf(t, &leaf_kind, sizeof(BbSlot));
		BbSlot *slot = (BbSlot *)(void *)owner->bytes;
		bb_slot_store(slot, bb_from_pointer(node));
		must(bb_heap_add_weak_slot(t, owner, slot, i % 2));
		if (i % 500 == 0)
			bb_heap_collect(t);
		BbCell *cell = bb_heap_next_finalizer(t);
		if (cell && cell->kind == &node_kind) {
			check_node((Node *)(void *)cell);
			bb_sync_add(&failures, 1);
		}
	}
}

static void test_finalizers_in_threads(void **state)
{
	BbThread *t = *state;
	bb_sync_exchange(&failures, 0);
	start_threads(t, 4, register_many, NULL);
	join_threads(t);
	collect(t);
	uint32_t n = bb_sync_load(&failures);
	for (BbCell *cell; (cell = bb_heap_next_finalizer(t)) != NULL;)
		n += cell->kind == &node_kind;
	assert_true(n <= 12000 && n >= 12000 - 20);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup_heap, teardown_heap)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_shared_structures),
		TEST(test_two_threads),
		TEST(test_shared_under_stress),
		TEST(test_registers_of_detached),
#if defined(__x86_64__)
		TEST(test_one_register),
#endif
		cmocka_unit_test(test_out_of_memory_together),
		TEST(test_finalizers_in_threads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
