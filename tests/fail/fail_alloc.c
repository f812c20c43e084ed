/* SPDX-License-Identifier: MIT */
/*
 * fail_alloc [options] program.py: runs a program again and again, and lets another allocation fail each time.
 *
 *	--mode heap	the n-th cell of the heap (the default)
 *	--mode platform	the n-th piece of memory outside of it
 *	--mode start	the n-th cell, counted from the making of the runtime on
 *	--mode collect	nothing fails, but every n-th allocation collects; the output must stay the same
 *	--from A --to B	which n; without --to until the program has fewer allocations
 *	--step K	every K-th n
 *	--sample N	about N of them: the first ones, then spread over all
 *	--verbose	a line for each n
 *
 * The runtime is made once; each run is a fork of it.  A run is good if the program ends by itself: with exit code 0,
 *or with 1 and a report of a MemoryError, or with 120 (nothing could be written any more).  A signal, a hang (--seconds
 *20) or any other end is a failure of Bobbin's.  Prints the failures, and at last "N runs, N failed, N allocations".
 */
#include "memory/state.h"
#include "modules/modules.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "vm/report.h"
#include "vm/runtime.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef enum Mode { HEAP, PLATFORM, START, COLLECT } Mode;

typedef struct Options {
	Mode mode;
	unsigned long from, to, step, sample;
	unsigned seconds;
	bool verbose;
	char *program;
} Options;

/* What the first run, in which nothing fails, tells its parent. */
typedef struct Shared {
	unsigned long allocations;
} Shared;

static Shared *shared;
static char *source, *expected;
static size_t source_size;

/* ---- Memory outside the heap: the linker sends the library's calls here. ---- */

void *__real_bb_platform_alloc(size_t size);
void *__wrap_bb_platform_alloc(size_t size);

static unsigned long platform_count, platform_fails;

void *__wrap_bb_platform_alloc(size_t size)
{
	if (__atomic_add_fetch(&platform_count, 1, __ATOMIC_RELAXED) == platform_fails)
		return NULL;
	return __real_bb_platform_alloc(size);
}

/* ---- Files. ---- */

static char *read_all(const char *path, size_t *size)
{
	FILE *f = fopen(path, "rb");
	struct stat info;
	if (!f || fstat(fileno(f), &info) != 0) {
		perror(path);
		exit(2);
	}
	char *text = malloc((size_t)info.st_size + 1);
	*size = fread(text, 1, (size_t)info.st_size, f);
	text[*size] = '\0';
	fclose(f);
	return text;
}

static char *contents(int fd)
{
	off_t size = lseek(fd, 0, SEEK_END);
	char *text = malloc((size_t)size + 1);
	ssize_t n = pread(fd, text, (size_t)size, 0);
	text[n < 0 ? 0 : n] = '\0';
	return text;
}

/* ---- One run, in the child. ---- */

static BbThread *make_runtime(const Options *options)
{
	static char *argv[] = {NULL, NULL};
	argv[0] = options->program;
	const BbRuntimeOptions o = {
		.argc = 1, .argv = argv, .executable = "fail_alloc", .start_modules = bb_modules_start};
	return bb_runtime_create(&o);
}

/* More than any program allocates, so that what is left of it tells how often it did. */
#define NEVER ((uint64_t)1 << 62)

static int run_program(BbThread *t, const char *name, unsigned long *allocations)
{
	int code = 0;
	if (bb_is_empty(bb_run_source(t, source, source_size, name, false))) {
		code = 1;
		BbValue exception = bb_exception_take(t);
		if (bb_is_of_type(exception, &bb_exc_SystemExit))
			code = 0;
		else
			bb_report_uncaught(t, exception);
	}
	*allocations = NEVER - t->rt->heap->fail_at;
	return bb_runtime_finish(t) ? code : 120;
}

/* START: the heap's count begins when there is a heap. */
bool __real_bb_heap_init(BbRuntime *rt, size_t limit);
bool __wrap_bb_heap_init(BbRuntime *rt, size_t limit);

static uint64_t start_fails;

bool __wrap_bb_heap_init(BbRuntime *rt, size_t limit)
{
	bool ok = __real_bb_heap_init(rt, limit);
	if (ok && start_fails)
		bb_heap_fail_at(rt, start_fails);
	return ok;
}

static int start(const Options *options, unsigned long n)
{
	start_fails = n ? n : NEVER;
	BbThread *t = make_runtime(options);
	if (!t) {
		fputs("MemoryError: no runtime\n", stderr);
		return 1;
	}
	shared->allocations = NEVER - t->rt->heap->fail_at;
	unsigned long all;
	int code = run_program(t, options->program, &all);
	return code;
}

static int run_child(const Options *options, BbThread *t, unsigned long n)
{
	unsigned long heap = 0, before = platform_count;
	if (options->mode == START)
		return start(options, n);
	if (options->mode == PLATFORM)
		platform_fails = n ? platform_count + n : 0;
	else if (options->mode == COLLECT && n)
		bb_heap_stress(t->rt, (uint32_t)n);
	else
		bb_heap_fail_at(t->rt, n ? n : NEVER);
	int code = run_program(t, options->program, &heap);
	if (!n)
		shared->allocations = options->mode == PLATFORM ? platform_count - before : heap;
	return code;
}

/* ---- All runs. ---- */

static int temporary(void)
{
	char name[] = "/tmp/fail_alloc.XXXXXX";
	int fd = mkstemp(name);
	if (fd < 0) {
		perror(name);
		exit(2);
	}
	unlink(name);
	return fd;
}

/* What is wrong with a run, or NULL. */
static const char *judge(const Options *options, unsigned long n, int status, const char *out, const char *err)
{
	static char text[64];
	/* A thread that was to wake the others has ended: so they wait. */
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM && strstr(err, "in thread") &&
	    strstr(err, "MemoryError"))
		return NULL;
	if (WIFSIGNALED(status)) {
		snprintf(text, sizeof text, "%s", WTERMSIG(status) == SIGALRM ? "hang" : strsignal(WTERMSIG(status)));
		return text;
	}
	int code = WEXITSTATUS(status);
	if (n == 0 || options->mode == COLLECT) {
		if (code != 0)
			return "the program itself fails";
		return expected && strcmp(out, expected) != 0 ? "other output" : NULL;
	}
	if (code == 0 || code == 120 || (code == 1 && strstr(err, "MemoryError")))
		return NULL;
	snprintf(text, sizeof text, "exit code %d without MemoryError", code);
	return text;
}

/* Returns whether it was good. */
static bool run(const Options *options, BbThread *t, unsigned long n)
{
	int out = temporary(), err = temporary();
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		dup2(out, STDOUT_FILENO);
		dup2(err, STDERR_FILENO);
		alarm(options->seconds);
		_exit(run_child(options, t, n));
	}
	int status;
	waitpid(child, &status, 0);
	char *out_text = contents(out), *err_text = contents(err);
	const char *wrong = judge(options, n, status, out_text, err_text);
	if (wrong || options->verbose)
		printf("%s n=%lu: %s\n", options->program, n, wrong ? wrong : "ok");
	if (wrong || options->verbose)
		printf("%.3000s", err_text);
	if (n == 0 && !expected)
		expected = out_text;
	else
		free(out_text);
	free(err_text);
	close(out);
	close(err);
	return !wrong;
}

static unsigned long next(const Options *options, unsigned long n, unsigned long all)
{
	if (!options->sample)
		return n + options->step;
	/* One after the other at first, then further and further apart. */
	unsigned long close = options->sample / 2, spread = all / (options->sample - close) + 1;
	return n < close ? n + 1 : n + 1 + spread / 2 + (n * 2654435761u >> 7) % spread;
}

static bool read_options(Options *o, int argc, char **argv)
{
	static const char *const modes[] = {"heap", "platform", "start", "collect"};
	for (int i = 1; i < argc; i++) {
		const char *a = argv[i], *value = i + 1 < argc ? argv[i + 1] : "";
		if (strcmp(a, "--verbose") == 0)
			o->verbose = true;
		else if (strcmp(a, "--mode") == 0) {
			o->mode = HEAP;
			while (o->mode <= COLLECT && strcmp(modes[o->mode], value) != 0)
				o->mode++;
			i++;
		} else if (strcmp(a, "--from") == 0)
			o->from = strtoul(argv[++i], NULL, 10);
		else if (strcmp(a, "--to") == 0)
			o->to = strtoul(argv[++i], NULL, 10);
		else if (strcmp(a, "--step") == 0)
			o->step = strtoul(argv[++i], NULL, 10);
		else if (strcmp(a, "--sample") == 0)
			o->sample = strtoul(argv[++i], NULL, 10);
		else if (strcmp(a, "--seconds") == 0)
			o->seconds = (unsigned)strtoul(argv[++i], NULL, 10);
		else
			o->program = argv[i];
	}
	return o->program && o->mode <= COLLECT && o->step > 0 && o->from > 0;
}

int main(int argc, char **argv)
{
	Options options = {.from = 1, .to = 0, .step = 1, .seconds = 20};
	if (!read_options(&options, argc, argv)) {
		fputs("usage: fail_alloc [--mode heap|platform|start|collect] [--from A] [--to B] [--step K] [--sample N] "
		      "[--seconds S] [--verbose] program.py\n",
		      stderr);
		return 2;
	}
	source = read_all(options.program, &source_size);
	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	BbThread *t = options.mode == START ? NULL : make_runtime(&options);
	unsigned long runs = 0, failed = 0;
	bool sound = run(&options, t, 0);
	unsigned long all = options.mode == COLLECT ? 16 : shared->allocations;
	unsigned long to = options.to && options.to < all ? options.to : all;
	for (unsigned long n = options.from; n <= to && sound; n = next(&options, n, all)) {
		runs++;
		failed += !run(&options, t, n);
	}
	printf("%s: %lu runs, %lu failed, %lu allocations\n", options.program, runs, failed, all);
	return failed || !sound;
}
