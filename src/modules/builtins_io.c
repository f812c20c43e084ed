/* SPDX-License-Identifier: MIT */
/*
 * Built-in functions that talk to the outside: print, input, help, breakpoint.
 *
 * print makes the text of a whole call first and hands it over with one write, so that what threads print never mixes
 * inside a call.
 */
#include "modules/mod_builtins.h"
#include "modules/io_text_type.h"
#include "modules/mod_sys.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/name.h"
#include "vm/vm.h"

static bool write_text(BbThread *t, BbValue stream, BbValue text)
{
	if (bb_is_exact(stream, &bb_io_text_type))
		return bb_io_text_write(t, stream, text);
	return !bb_is_empty(bb_call_method(t, stream, "write", &text, 1));
}

/* An optional str argument of print: *text is it, or the default. */
static bool separator(BbThread *t, const char *name, BbValue v, const char *standard, BbValue *text)
{
	if (bb_is_empty(v) || bb_is_none(v)) {
		*text = bb_intern_text(t, standard);
		return !bb_is_empty(*text);
	}
	if (bb_is_str(v)) {
		*text = bb_str(t, v);
		return !bb_is_empty(*text);
	}
	bb_type_error(t, "%s must be None or a string, not %T", name, v);
	return false;
}

BB_PARAMS(print_params, "print", 0, 0, 0, "sep", "end", "file", "flush");

BbValue bb_builtins_print(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v[4], sep, end;
	if (!bb_args_bind(t, &print_params, args + nargs, 0, kwnames, v))
		return BB_EMPTY;
	BbValue file = v[2];
	if (bb_is_empty(file) || bb_is_none(file)) {
		file = bb_sys_get(t, BB_N_stdout);
		if (bb_is_empty(file))
			return bb_runtime_error(t, "lost sys.stdout");
		if (bb_is_none(file))
			return BB_NONE;
	}
	if (!separator(t, "sep", v[0], " ", &sep) || !separator(t, "end", v[1], "\n", &end))
		return BB_EMPTY;
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (size_t i = 0; i < nargs; i++) {
		BbValue text = bb_is_exact_str(args[i]) ? args[i] : bb_str(t, args[i]);
		if (bb_is_empty(text) || (i > 0 && !bb_str_builder_add_str(&b, sep)) ||
		    !bb_str_builder_add_str(&b, text))
			return BB_EMPTY;
	}
	bb_str_builder_add_str(&b, end);
	BbValue text = bb_str_builder_finish(&b);
	if (bb_is_empty(text) || !write_text(t, file, text))
		return BB_EMPTY;
	if (!bb_is_empty(v[3])) {
		int flush = bb_truth(t, v[3]);
		if (flush < 0 || (flush && bb_is_empty(bb_call_method(t, file, "flush", NULL, 0))))
			return BB_EMPTY;
	}
	return BB_NONE;
}

static BbValue standard_stream(BbThread *t, BbNameId name, const char *text)
{
	BbValue stream = bb_sys_get(t, name);
	if (bb_is_empty(stream) || bb_is_none(stream))
		return bb_runtime_error(t, "input(): lost sys.%s", text);
	return stream;
}

BbValue bb_builtins_input(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue in = standard_stream(t, BB_N_stdin, "stdin");
	BbValue out = bb_is_empty(in) ? BB_EMPTY : standard_stream(t, BB_N_stdout, "stdout");
	BbValue error = bb_is_empty(out) ? BB_EMPTY : standard_stream(t, BB_N_stderr, "stderr");
	if (bb_is_empty(error))
		return BB_EMPTY;
	if (bb_is_empty(bb_call_method(t, error, "flush", NULL, 0)))
		bb_exception_clear(t);
	if (nargs) {
		BbValue prompt = bb_str(t, args[0]);
		if (bb_is_empty(prompt) || !write_text(t, out, prompt))
			return BB_EMPTY;
	}
	if (bb_is_empty(bb_call_method(t, out, "flush", NULL, 0)))
		bb_exception_clear(t);
	BbValue line = bb_call_method(t, in, "readline", NULL, 0);
	if (bb_is_empty(line))
		return BB_EMPTY;
	if (!bb_is_str(line))
		return bb_type_error(t, "object.readline() returned non-string");
	size_t size = bb_to_str(line)->size;
	if (size == 0)
		return bb_raise(t, &bb_exc_EOFError, "EOF when reading a line");
	if (bb_str_text(line)[size - 1] != '\n')
		return line;
	return bb_str_slice_bytes(t, line, 0, size - 1, bb_to_str(line)->length - 1);
}

BbValue bb_builtins_help(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	if (!bb_is_empty(kwnames) || nargs != 1)
		return bb_str_from_text(t, "Type help(object) for help about object.");
	BbValue doc = bb_getattr(t, args[0], BB_NAME(t, __doc__));
	return bb_is_empty(doc) ? BB_EMPTY : bb_builtins_print(t, self, &doc, 1, BB_EMPTY);
}

BbValue bb_builtins_breakpoint(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue hook = bb_name_of_sys(t, BB_NAME(t, breakpointhook));
	if (bb_is_empty(hook))
		return bb_runtime_error(t, "lost sys.breakpointhook");
	return bb_call(t, hook, args, nargs, kwnames);
}
