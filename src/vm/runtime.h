/* SPDX-License-Identifier: MIT */
/*
 * The runtime as a whole: making and ending one, and running programs in it.
 */
#ifndef BB_VM_RUNTIME_H
#define BB_VM_RUNTIME_H

#include "object/object.h"

typedef struct BbRuntimeOptions {
	size_t heap_limit; /* bytes; 0: as much as there is */
	int argc;
	char **argv; /* sys.argv; kept, not copied */
	const char *executable;
	bool ignore_environment, isolated, inspect, quiet, unbuffered, no_site, no_user_site, dev_mode;
	int optimize;
	bool chaos; /* run under thread/chaos.h, with this seed */
	uint64_t chaos_seed;
	bool without_signals; /* leave the process's signals alone */
	/* Makes the modules builtins and sys: bb_modules_start, of the floor above. */
	bool (*start_modules)(BbThread *t);
} BbRuntimeOptions;

/* Makes a runtime; the calling native thread becomes its main thread, attached.  NULL: no memory. */
BB_NODISCARD BbThread *bb_runtime_create(const BbRuntimeOptions *options);

/* Ends it: waits for non-daemon threads, runs atexit functions and finalizers, flushes the standard streams.  t is the
 * main thread.  Returns false when the streams could not be flushed. */
bool bb_runtime_finish(BbThread *t);

/* Runs source text as __main__. EMPTY: an exception is pending. filename for messages; is_text: the source is UTF-8
 * whatever it says. */
BB_NODISCARD BbValue bb_run_source(BbThread *t, const char *source, size_t size, const char *filename, bool is_text);

/* The dict of module __main__. */
BB_NODISCARD BbValue bb_run_main_dict(BbThread *t);

#endif
