/* SPDX-License-Identifier: MIT */
/* Foreign threads, C functions called from many threads, blocking, and interrupts. */
#include "support.h"

#include <pthread.h>
#include <unistd.h>

enum { THREADS = 6, CALLS = 300 };

static BbRuntime *runtime;
static BbRef shared;  /* a kept list */
static int in_native; /* how many threads are inside meet() */

/* add(a, b=1, *, scale=1): takes arguments every way. */
static BbRef add(BbThread *t, const BbPyArguments *arguments)
{
	int64_t sum = 0, scale = 1;
	for (size_t i = 0; i < arguments->count; i++) {
		int64_t n;
		if (!bb_py_as_int(t, arguments->values[i], &n))
			return NULL;
		if (i < arguments->count - arguments->keyword_count)
			sum += n;
		else if (strcmp(arguments->keywords[i - (arguments->count - arguments->keyword_count)], "scale") == 0)
			scale = n;
		else
			return bb_py_raise(t, "TypeError", "no such argument");
	}
	return bb_py_int(t, sum * scale + *(int *)arguments->context);
}

static BbRef silent(BbThread *t, const BbPyArguments *arguments)
{
	(void)t;
	(void)arguments;
	return NULL;
}

/* apply(f, x): Python, C, Python. */
static BbRef apply(BbThread *t, const BbPyArguments *arguments)
{
	return bb_py_call(t, arguments->values[0], arguments->values + 1, arguments->count - 1);
}

static void *wait_for_all(void *argument)
{
	int *all = argument;
	__atomic_add_fetch(&in_native, 1, __ATOMIC_SEQ_CST);
	while (__atomic_load_n(&in_native, __ATOMIC_SEQ_CST) < *all)
		usleep(1000);
	return argument;
}

/* meet(n): blocks until n threads are here; returns n. */
static BbRef meet(BbThread *t, const BbPyArguments *arguments)
{
	int64_t n;
	if (!bb_py_as_int(t, arguments->values[0], &n))
		return NULL;
	int all = (int)n;
	CHECK(bb_py_blocking(t, wait_for_all, &all) == &all);
	return arguments->values[0];
}

static int context = 100;

static const BbPyFunctionDef functions[] = {
	{.name = "add", .function = add, .min_count = 1, .max_count = 2, .takes_keywords = true, .doc = "Adds."},
	{.name = "silent", .function = silent},
	{.name = "apply", .function = apply, .min_count = 1, .max_count = -1},
	{.name = "meet", .function = meet, .min_count = 1, .max_count = 1},
};

static void calls(BbThread *t)
{
	CHECK_PY(t, bb_py_module(t, "native", "Functions in C.", functions, 4, &context));
	CHECK_PY(
		t,
		bb_py_run(
			t,
			"import native\n"
			"from native import add, apply, silent\n"
			"assert add(1) == 101 and add(1, 2) == 103 and add(1, 2, scale=10) == 130\n"
			"assert add.__name__ == 'add' and add.__doc__ == 'Adds.' and native.__doc__ == 'Functions in C.'\n"
			"assert add.__module__ == 'native' and repr(add) == '<built-in function add>' and callable(add)\n"
			"def check(f, *args, **kw):\n"
			"    try: f(*args, **kw)\n"
			"    except Exception as e: return type(e).__name__ + ': ' + str(e)\n"
			"assert check(add) == 'TypeError: add expected at least 1 argument, got 0', check(add)\n"
			"assert check(add, 1, 2, 3) == 'TypeError: add expected at most 2 arguments, got 3', check(add, 1, 2, 3)\n"
			"assert check(apply, 1, k=2) == 'TypeError: apply() takes no keyword arguments'\n"
			"assert check(silent) == 'SystemError: silent() returned NULL without setting an exception'\n"
			"assert check(add, 'x') == 'TypeError: an int expected, not str'\n"
			"assert check(apply, lambda: 1 // 0) == 'ZeroDivisionError: division by zero'\n"
			"assert apply(apply, apply, add, 1, 2) == 103\n"
			"assert apply(lambda *a: len(a), *range(20)) == 20\n"
			"assert list(map(add, [1, 2])) == [101, 102] and sorted([3, 1], key=add) == [1, 3]\n"
			"class C: f = add\n"
			"assert C().f(1) == 101\n"
			"def deep(n): return apply(deep, n + 1)\n"
			"assert check(deep, 0).startswith('RecursionError')\n",
			NULL));
}

static void *foreign(void *argument)
{
	int number = (int)(intptr_t)argument;
	for (int round = 0; round < 3; round++) {
		BbThread *t = bb_py_attach(runtime);
		CHECK(t && bb_py_runtime(t) == runtime);
		BbRef f = bb_py_eval(
			t, "lambda l, x: [l.append(x), [[i] for i in range(50)]] and __import__('native').add(x)");
		for (int i = 0; i < CALLS; i++) {
			size_t mark = bb_py_open(t);
			BbRef args[] = {shared, bb_py_int(t, number)};
			int64_t out;
			CHECK_PY(t, bb_py_as_int(t, bb_py_call(t, f, args, 2), &out) && out == number + 100);
			bb_py_close(t, mark);
		}
		if (round == 0)
			CHECK_PY(t, bb_py_run(t, "import native; native.meet(6)", NULL));
		bb_py_raise(t, "ValueError", "left pending");
		bb_py_detach(t);
	}
	return NULL;
}

static void foreign_threads(BbThread *t)
{
	pthread_t threads[THREADS];
	shared = bb_py_keep(t, bb_py_list(t, NULL, 0));
	for (intptr_t i = 0; i < THREADS; i++)
		CHECK(pthread_create(&threads[i], NULL, foreign, (void *)i) == 0);
	/* Collections meanwhile, with this thread in and out. */
	for (int i = 0; i < 20; i++) {
		CHECK_PY(t, bb_py_run(t, "import gc; gc.collect()", NULL));
		bb_py_leave(t);
		usleep(1000);
		bb_py_enter(t);
	}
	bb_py_leave(t);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	bb_py_enter(t);
	CHECK(bb_py_length(t, shared) == THREADS * CALLS * 3);
	for (int i = 0; i < THREADS; i++) {
		BbRef number = bb_py_int(t, i);
		int64_t n;
		CHECK(bb_py_as_int(t, bb_py_call_method(t, shared, "count", &number, 1), &n) && n == CALLS * 3);
	}
	bb_py_drop(t, shared);
}

static void *interrupt(void *argument)
{
	(void)argument;
	usleep(100000);
	bb_py_interrupt(runtime);
	return NULL;
}

/* The main thread is stopped where it waits and where it computes. */
static void interrupts(BbThread *t)
{
	static const char *const programs[] = {
		"while True: pass",
		"import time; time.sleep(60)",
		"import threading; threading.Event().wait()",
		"import _thread; l = _thread.allocate_lock(); l.acquire(); l.acquire()",
	};
	for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
		pthread_t thread;
		CHECK(pthread_create(&thread, NULL, interrupt, NULL) == 0);
		CHECK(!bb_py_run(t, programs[i], NULL));
		CHECK(raised(t, "KeyboardInterrupt"));
		bb_py_leave(t);
		pthread_join(thread, NULL);
		bb_py_enter(t);
	}
	bb_py_interrupt(runtime);
	CHECK(!bb_py_poll(t) && raised(t, "KeyboardInterrupt") && bb_py_poll(t));
	CHECK_PY(t, bb_py_run(t,
			      "import _thread\n"
			      "try:\n    _thread.interrupt_main()\n    for i in range(10**6): pass\n"
			      "except KeyboardInterrupt: done = True\n"
			      "assert done",
			      NULL));
}

int main(void)
{
	BbThread *t = bb_py_create(NULL);
	CHECK(t);
	runtime = bb_py_runtime(t);
	calls(t);
	foreign_threads(t);
	interrupts(t);
	CHECK(bb_py_destroy(t));
	return 0;
}
