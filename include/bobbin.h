/* SPDX-License-Identifier: MIT */
/*
 * Bobbin inside a C program: making runtimes, running Python in them, calling it and being called by it.
 *
 * This is the only public header.  Link with libbobbin (`pkg-config --cflags --libs bobbin').
 *
 * RUNTIMES.  A runtime is one Python: its modules, its objects, its heap.  A process may have several, one after the
 * other or at the same time; they share nothing but the process itself (files, environment, current directory).
 *
 * THREADS.  A BbThread is one native thread's membership in one runtime.  The thread that creates a runtime is its main
 * thread; any other native thread joins with bb_py_attach.  A BbThread is used by its own native thread only.  Nearly
 * every function takes it as its first argument and needs it *entered*: bb_py_create and bb_py_attach return it so, and
 * between bb_py_leave and bb_py_enter it isn't.  A native thread has at most one BbThread entered at a time, so before
 * it turns to another runtime it leaves this one.
 *
 * STOPPING.  Now and then the garbage collector stops all entered threads of a runtime until it is done; a thread
 * outside delays nobody.  So an entered thread must not block: no locks that another thread may hold for long, no
 * reading from a socket, without bb_py_leave or bb_py_blocking around it.  Functions that "may stop" are those where
 *the collector may hold the thread: all that take a BbThread, unless it is said otherwise.
 *
 * REFERENCES.  Objects are reached through a BbRef, which keeps its object alive.  Functions return new references and
 * take none away.  A reference belongs to the thread it was made in, and lasts until
 *	- bb_py_close closes the scope in which it was made,
 *	- the C function called from Python in which it was made returns, or
 *	- the BbThread ends.
 * bb_py_keep makes one that lasts until bb_py_drop and is good for all threads of its runtime.  A reference is never
 * used with another runtime than its own.
 *
 * ERRORS.  A function that fails returns NULL, false or a negative number, as its comment says, and then a Python
 * exception is pending in the thread; bb_py_error, bb_py_error_text or bb_py_clear take it away.  While one is pending
 * only these, bb_py_raise and bb_py_close may be called; a C function called from Python returns NULL to pass it on.
 * Passing NULL for a BbRef argument is allowed everywhere: the function then fails, and keeps the exception that is
 * pending (or raises SystemError if there is none), so that calls can be nested and checked once.
 *
 * MEMORY.  All functions that make references may allocate, and may fail with MemoryError.  Sizes are bytes.
 */
#ifndef BOBBIN_H
#define BOBBIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define BB_PUBLIC __attribute__((visibility("default")))
#else
#define BB_PUBLIC
#endif

/* Grows with every change of this header that a program could notice. */
#define BB_PY_VERSION 1

typedef struct BbRuntime BbRuntime;
typedef struct BbThread BbThread;
typedef struct BbRefSlot *BbRef;

/* ---- Runtimes. ---- */

typedef struct BbPyOptions {
	size_t size;	      /* sizeof(BbPyOptions) */
	size_t heap_limit;    /* bytes of Python objects; 0: as much as the system gives */
	int argc;	      /* sys.argv; the strings stay in memory as long as the runtime */
	char **argv;	      /* may be NULL */
	const char *program;  /* sys.executable; NULL: empty */
	bool use_environment; /* honour the variables BOBBINPATH etc. */
	bool handle_signals;  /* Ctrl-C raises KeyboardInterrupt in the main thread, and module signal can set handlers;
			       * for at most one runtime of the process at a time */
	int optimize;	      /* 0; 1: no asserts; 2: no docstrings either */
} BbPyOptions;

/* Makes a runtime, whose main thread is the calling one, entered.  options may be NULL.  NULL: no memory (nothing is
 * left behind).  The caller has no other BbThread entered. */
BB_PUBLIC BbThread *bb_py_create(const BbPyOptions *options);

/* Ends the runtime: waits for its non-daemon threads, runs atexit functions and finalizers, flushes sys.stdout and
 * sys.stderr, gives the memory back.  t is its main thread, entered; all references become invalid.  Foreign threads
 * that are attached have detached before.  (If one has not, or a daemon thread is left, the memory stays, and that
 * thread stops for ever when it next enters.)  Returns false if the streams could not be flushed.  May block. */
BB_PUBLIC bool bb_py_destroy(BbThread *t);

/* The runtime of a thread; it may be handed to other threads.  Never stops. */
BB_PUBLIC BbRuntime *bb_py_runtime(const BbThread *t);

/* ---- Foreign threads. ---- */

/* Makes the calling native thread, which the runtime did not start, one of its threads, entered.  NULL: no memory.  The
 * caller has no other BbThread entered.  May block while the world is stopped. */
BB_PUBLIC BbThread *bb_py_attach(BbRuntime *runtime);

/* Ends that: t, entered, and its references are gone; a pending exception is dropped. */
BB_PUBLIC void bb_py_detach(BbThread *t);

/* Before blocking, and before entering another runtime: t no longer delays the collector, and only bb_py_enter may be
 * called with it.  Never blocks; may be called with an exception pending. */
BB_PUBLIC void bb_py_leave(BbThread *t);

/* After bb_py_leave.  May block while the world is stopped; never returns once another thread has begun to end the
 * runtime. Keeps errno. */
BB_PUBLIC void bb_py_enter(BbThread *t);

/* bb_py_leave, function(argument), bb_py_enter; returns what the function returned.  Keeps its errno. */
BB_PUBLIC void *bb_py_blocking(BbThread *t, void *(*function)(void *argument), void *argument);

/* Raises KeyboardInterrupt in the main thread as soon as it runs Python or where it waits for something.  Any native
 * thread may call this, and signal handlers, as long as the runtime exists; it is over at once and never stops. */
BB_PUBLIC void bb_py_interrupt(BbRuntime *runtime);

/* In long computations of a C function: lets the collector, signal handlers and interrupts have their turn.  false: an
 * exception is pending. */
BB_PUBLIC bool bb_py_poll(BbThread *t);

/* ---- References. ---- */

/* Opens a scope: the mark to close it by.  Scopes nest. Never stops. */
BB_PUBLIC size_t bb_py_open(BbThread *t);

/* Closes the scope: all references made by t since, but kept ones, are invalid.  Never stops. */
BB_PUBLIC void bb_py_close(BbThread *t, size_t mark);

/* The same, but saves one of these references: its replacement, made in the outer scope.  NULL for NULL. */
BB_PUBLIC BbRef bb_py_close_with(BbThread *t, size_t mark, BbRef result);

/* A reference to the same object that any thread of the runtime may use, until bb_py_drop.  NULL: failed. */
BB_PUBLIC BbRef bb_py_keep(BbThread *t, BbRef ref);

/* Ends a kept reference; NULL is ignored.  No thread of the runtime uses it any more.  Never stops; t may be left. */
BB_PUBLIC void bb_py_drop(BbThread *t, BbRef kept);

/* Are they the same object (the operator `is')?  Never stops. */
BB_PUBLIC bool bb_py_same(BbRef a, BbRef b);

/* ---- Running Python. All of these run Python code. ---- */

/* Runs statements as part of the module __main__.  source is UTF-8; name stands in tracebacks ("<string>" if NULL).
 * false: raised. */
BB_PUBLIC bool bb_py_run(BbThread *t, const char *source, const char *name);

/* Runs a file as part of the module __main__.  false: raised (OSError if it cannot be read). */
BB_PUBLIC bool bb_py_run_file(BbThread *t, const char *path);

/* The value of an expression in the module __main__.  NULL: raised. */
BB_PUBLIC BbRef bb_py_eval(BbThread *t, const char *expression);

/* The module with this dotted name, imported if need be.  NULL: raised. */
BB_PUBLIC BbRef bb_py_import(BbThread *t, const char *name);

/* callable(*arguments).  NULL: raised. */
BB_PUBLIC BbRef bb_py_call(BbThread *t, BbRef callable, const BbRef *arguments, size_t count);

/* The same, with names for the last keyword_count arguments. */
BB_PUBLIC BbRef bb_py_call_keywords(BbThread *t, BbRef callable, const BbRef *arguments, size_t count,
				    const char *const *keywords, size_t keyword_count);

/* object.name(*arguments).  NULL: raised. */
BB_PUBLIC BbRef bb_py_call_method(BbThread *t, BbRef object, const char *name, const BbRef *arguments, size_t count);

/* ---- Exceptions. ---- */

/* Is an exception pending?  Never stops. */
BB_PUBLIC bool bb_py_failed(const BbThread *t);

/* Takes the pending exception away; NULL: there is none. */
BB_PUBLIC BbRef bb_py_error(BbThread *t);

/* Takes the pending exception away: its traceback and message as UTF-8, to be freed by free().  NULL: there is none, or
 * no memory for the text.  Runs Python code (the exception's __str__). */
BB_PUBLIC char *bb_py_error_text(BbThread *t);

/* Is the pending exception an instance of the built-in exception class with this name?  Never stops. */
BB_PUBLIC bool bb_py_error_is(BbThread *t, const char *class_name);

/* Drops the pending exception, if there is one.  Never stops. */
BB_PUBLIC void bb_py_clear(BbThread *t);

/* Raises the built-in exception class_name (RuntimeError if there is no such class) with a message made as printf does
 * (cut after 1,000 bytes), in place of one that is pending; returns NULL. */
BB_PUBLIC BbRef bb_py_raise(BbThread *t, const char *class_name, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 3, 4)))
#endif
	;

/* Raises an exception object, or an instance of an exception class; returns NULL. */
BB_PUBLIC BbRef bb_py_raise_object(BbThread *t, BbRef exception);

/* ---- From C to Python.  NULL: failed. ---- */

BB_PUBLIC BbRef bb_py_none(BbThread *t);
BB_PUBLIC BbRef bb_py_bool(BbThread *t, bool value);
BB_PUBLIC BbRef bb_py_int(BbThread *t, int64_t value);
BB_PUBLIC BbRef bb_py_uint(BbThread *t, uint64_t value);
BB_PUBLIC BbRef bb_py_int_text(BbThread *t, const char *digits); /* of any size, in decimal; ValueError */
BB_PUBLIC BbRef bb_py_float(BbThread *t, double value);
BB_PUBLIC BbRef bb_py_text(BbThread *t, const char *utf8);		      /* UnicodeDecodeError */
BB_PUBLIC BbRef bb_py_text_sized(BbThread *t, const char *utf8, size_t size); /* may contain NUL */
BB_PUBLIC BbRef bb_py_bytes(BbThread *t, const void *data, size_t size);
BB_PUBLIC BbRef bb_py_list(BbThread *t, const BbRef *items, size_t count);
BB_PUBLIC BbRef bb_py_tuple(BbThread *t, const BbRef *items, size_t count);
BB_PUBLIC BbRef bb_py_dict(BbThread *t, const BbRef *keys, const BbRef *values, size_t count);

/* An object that holds a pointer of the C program, for which Python code has no use but to hand it back.  kind is a
 * text that stays in memory, and tells such objects apart.  When the object is found dead, or the runtime ends,
 * release(data) is called, in any thread: it calls no function of this header and doesn't block.  release may be NULL.
 */
BB_PUBLIC BbRef bb_py_box(BbThread *t, void *data, const char *kind, void (*release)(void *data));

/* ---- From Python to C. ---- */

typedef enum BbPyKind {
	BB_PY_NONE = 1,
	BB_PY_BOOL,
	BB_PY_INT,
	BB_PY_FLOAT,
	BB_PY_TEXT,
	BB_PY_BYTES,
	BB_PY_LIST,
	BB_PY_TUPLE,
	BB_PY_DICT,
	BB_PY_SET, /* frozenset too */
	BB_PY_BOX,
	BB_PY_OTHER,
} BbPyKind;

/* What kind of object it is; an instance of a subclass of int is an int.  0 for NULL.  Never stops. */
BB_PUBLIC BbPyKind bb_py_kind(BbRef ref);

/* An int as a C integer.  false: raised TypeError, or OverflowError if it doesn't fit. */
BB_PUBLIC bool bb_py_as_int(BbThread *t, BbRef ref, int64_t *out);
BB_PUBLIC bool bb_py_as_uint(BbThread *t, BbRef ref, uint64_t *out);

/* A number as a double.  false: raised. */
BB_PUBLIC bool bb_py_as_float(BbThread *t, BbRef ref, double *out);

/* The truth of any object: 1 or 0; -1: raised. */
BB_PUBLIC int bb_py_truth(BbThread *t, BbRef ref);

/* The UTF-8 of a str, ended by NUL, and its bytes in *size (which may be NULL).  It stays valid and unchanged as long
 * as the reference.  Lone surrogates are encoded as if they were characters.  NULL: raised TypeError. */
BB_PUBLIC const char *bb_py_as_text(BbThread *t, BbRef ref, size_t *size);

/* The content of a bytes object; as above. */
BB_PUBLIC const void *bb_py_as_bytes(BbThread *t, BbRef ref, size_t *size);

/* The pointer in a box of this kind.  NULL: raised TypeError, unless the pointer itself is NULL. */
BB_PUBLIC void *bb_py_unbox(BbThread *t, BbRef ref, const char *kind);

/* str(object), repr(object).  NULL: raised. */
BB_PUBLIC BbRef bb_py_str(BbThread *t, BbRef ref);
BB_PUBLIC BbRef bb_py_repr(BbThread *t, BbRef ref);

/* ---- Working with objects.  All of these may run Python code. ---- */

/* object.name; NULL: raised. */
BB_PUBLIC BbRef bb_py_get(BbThread *t, BbRef object, const char *name);

/* object.name = value, or with value NULL, and no exception pending, del object.name; false: raised. */
BB_PUBLIC bool bb_py_set(BbThread *t, BbRef object, const char *name, BbRef value);

/* object[key]; NULL: raised. */
BB_PUBLIC BbRef bb_py_get_item(BbThread *t, BbRef object, BbRef key);

/* object[index]; NULL: raised. */
BB_PUBLIC BbRef bb_py_get_index(BbThread *t, BbRef object, int64_t index);

/* object[key] = value, or as above del object[key]; false: raised. */
BB_PUBLIC bool bb_py_set_item(BbThread *t, BbRef object, BbRef key, BbRef value);

/* len(object); -1: raised. */
BB_PUBLIC int64_t bb_py_length(BbThread *t, BbRef object);

/* list.append; false: raised. */
BB_PUBLIC bool bb_py_append(BbThread *t, BbRef list, BbRef value);

/* An iterator over the object; NULL: raised. */
BB_PUBLIC BbRef bb_py_iterate(BbThread *t, BbRef object);

/* The next item; NULL: raised, or there is none (then no exception is pending). */
BB_PUBLIC BbRef bb_py_next(BbThread *t, BbRef iterator);

/* a == b: 1, 0; -1: raised. */
BB_PUBLIC int bb_py_equal(BbThread *t, BbRef a, BbRef b);

/* isinstance(object, class): 1, 0; -1: raised. */
BB_PUBLIC int bb_py_is_instance(BbThread *t, BbRef object, BbRef class_or_tuple);

/* ---- Being called. ---- */

/* The arguments of a call.  The references are valid during the call. */
typedef struct BbPyArguments {
	size_t count;		     /* all of them */
	const BbRef *values;	     /* positional ones first */
	size_t keyword_count;	     /* how many of them, the last ones, were given by name */
	const char *const *keywords; /* their names */
	void *context;		     /* what bb_py_function or bb_py_module was given */
} BbPyArguments;

/* A function for Python: returns a reference, or NULL with an exception pending.  Several threads may be inside it at
 * the same time. */
typedef BbRef (*BbPyFunction)(BbThread *t, const BbPyArguments *arguments);

/* Its description, which stays in memory as long as the runtime. */
typedef struct BbPyFunctionDef {
	const char *name;
	BbPyFunction function;
	int min_count, max_count; /* how many positional arguments; max_count -1: any number */
	bool takes_keywords;	  /* false: keyword arguments are refused, so that keyword_count is 0 */
	const char *doc;	  /* __doc__, or NULL */
} BbPyFunctionDef;

/* A callable object; context is handed to each call.  NULL: failed. */
BB_PUBLIC BbRef bb_py_function(BbThread *t, const BbPyFunctionDef *def, void *context);

/* A module with these functions, entered in sys.modules, so that `import name' finds it; further attributes are added
 * by bb_py_set.  doc may be NULL.  NULL: failed. */
BB_PUBLIC BbRef bb_py_module(BbThread *t, const char *name, const char *doc, const BbPyFunctionDef *functions,
			     size_t count, void *context);

#ifdef __cplusplus
}
#endif

#endif
