/* SPDX-License-Identifier: MIT */
/* Several runtimes in one process: one after the other, in turns on one thread, and at the same time. */
#include "support.h"

#include <pthread.h>

/* Uses what runtimes could share by mistake: names, built-in methods in inline caches, shapes, subclasses, modules. */
static const char *const work =
	"import sys, collections, functools, itertools, math\n"
	"class Base(list):\n"
	"    kind = 'base'\n"
	"    def total(self): return sum(self)\n"
	"class Derived(Base):\n"
	"    def __init__(self, n): super().__init__(range(n)); self.name = 'n%d' % n; self.n = n\n"
	"    def __eq__(self, other): return self.n == other.n\n"
	"def once(i):\n"
	"    d = Derived(i % 10)\n"
	"    d.append(i); d.extend([1, 2]); d.sort(); d.count(1)\n"
	"    s = 'a-b'.split('-') + list(itertools.chain('x', 'y'))\n"
	"    c = collections.Counter(s); c.update(s)\n"
	"    return d.total() + len(d.name) + c['a'] + math.gcd(12, 18) + functools.reduce(int.__add__, [1, 2])\n"
	"result = sum(map(once, range(2000)))\n"
	"names = sorted(c.__name__ for c in Base.__subclasses__())\n"
	"for i in range(50): type('T%d' % i, (Base,), {'x%d' % i: i})().kind\n"
	"assert names == ['Derived'] and len(Base.__subclasses__()) >= 1\n"
	"try: Derived(1).missing\n"
	"except AttributeError as e: text = str(e)\n"
	"assert text == \"'Derived' object has no attribute 'missing'\", text\n";

static int64_t expected;

static BbThread *create(void)
{
	BbThread *t = bb_py_create(NULL);
	CHECK(t);
	return t;
}

static void check(BbThread *t)
{
	CHECK_PY(t, bb_py_run(t, work, NULL));
	CHECK(eval_int(t, "result") == expected);
}

static void one_after_the_other(void)
{
	for (int i = 0; i < 10; i++) {
		BbThread *t = create();
		CHECK(!bb_py_eval(t, "mark") && raised(t, "NameError"));
		CHECK_PY(t, bb_py_run(t, work, NULL));
		CHECK_PY(t, bb_py_run(t, "mark = 1; import sys; sys.mark = 1; int.__doc__", NULL));
		if (i == 0)
			expected = eval_int(t, "result");
		CHECK(eval_int(t, "result") == expected);
		CHECK(bb_py_destroy(t));
	}
}

/* Each keeps its own objects while the other one collects. */
static void in_turns(void)
{
	BbThread *a = create();
	CHECK_PY(a, bb_py_run(a, "x = ['a'] * 3; import sys; sys.setrecursionlimit(400)", NULL));
	bb_py_leave(a);
	BbThread *b = create();
	for (int i = 0; i < 5; i++) {
		check(b);
		CHECK_PY(b, bb_py_run(b, "import gc; gc.collect(); assert 'x' not in globals()", NULL));
		bb_py_leave(b);
		bb_py_enter(a);
		check(a);
		CHECK_PY(a, bb_py_run(a, "import gc; gc.collect(); assert x == ['a', 'a', 'a']", NULL));
		bb_py_leave(a);
		bb_py_enter(b);
	}
	CHECK(eval_int(b, "__import__('sys').getrecursionlimit()") == 1000);
	CHECK(bb_py_destroy(b));
	bb_py_enter(a);
	CHECK(eval_int(a, "__import__('sys').getrecursionlimit()") == 400);
	CHECK(bb_py_destroy(a));
}

static void *live(void *argument)
{
	(void)argument;
	for (int i = 0; i < 3; i++) {
		BbThread *t = create();
		check(t);
		CHECK_PY(t, bb_py_run(t,
				      "import threading\n"
				      "out = []\n"
				      "ts = [threading.Thread(target=lambda: out.append(once(5))) for _ in range(3)]\n"
				      "[t.start() for t in ts]; [t.join() for t in ts]\n"
				      "assert out == [once(5)] * 3",
				      NULL));
		CHECK(bb_py_destroy(t));
	}
	return NULL;
}

static void at_the_same_time(void)
{
	pthread_t threads[4];
	for (int i = 0; i < 4; i++)
		CHECK(pthread_create(&threads[i], NULL, live, NULL) == 0);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
}

/* A small heap: MemoryError in this runtime, none in the other. */
static void heap_limits(void)
{
	BbThread *big = create();
	bb_py_leave(big);
	BbPyOptions options = {.size = sizeof options, .heap_limit = 8 << 20};
	BbThread *small = bb_py_create(&options);
	CHECK(small);
	CHECK(!bb_py_eval(small, "[0] * 10_000_000") && raised(small, "MemoryError"));
	CHECK(eval_int(small, "len([0] * 1000)") == 1000);
	CHECK(bb_py_destroy(small));
	bb_py_enter(big);
	CHECK(eval_int(big, "len([0] * 10_000_000)") == 10000000);
	CHECK(bb_py_destroy(big));
	options.heap_limit = 4096;
	CHECK(!bb_py_create(&options));
}

int main(void)
{
	one_after_the_other();
	in_turns();
	at_the_same_time();
	heap_limits();
	return 0;
}
