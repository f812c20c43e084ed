/* SPDX-License-Identifier: MIT */
/*
 * Module _io: open(), and the table of the module.
 *
 * Nothing here has state.
 */
#include "modules/mod_io.h"

#include "modules/io_base.h"
#include "modules/io_buffered_type.h"
#include "modules/io_bytes.h"
#include "modules/io_file.h"
#include "modules/io_string.h"
#include "modules/io_text_type.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"
#include "vm/generator.h"

/* What open()'s mode says. */
typedef struct Mode {
	bool reads, writes, creates, appends, updates, text, binary;
	char raw[6]; /* the same for FileIO */
} Mode;

static bool parse_mode(BbThread *t, BbValue v, Mode *out)
{
	static const char letters[] = "rwxa+tb";
	const char *mode = bb_str_text(v), *end = mode + bb_to_str(v)->size;
	bool *const flags[] = {&out->reads,   &out->writes, &out->creates, &out->appends,
			       &out->updates, &out->text,   &out->binary};
	size_t n = 0;
	*out = (Mode){0};
	for (const char *p = mode; p < end; p++) {
		const char *letter = *p ? strchr(letters, *p) : NULL;
		if (!letter || *flags[letter - letters]) {
			bb_value_error(t, "invalid mode: %R", v);
			return false;
		}
		*flags[letter - letters] = true;
		if (letter - letters < 5)
			out->raw[n++] = *p;
	}
	const char *problem = NULL;
	int kinds = out->reads + out->writes + out->creates + out->appends;
	if (out->text && out->binary)
		problem = "can't have text and binary mode at once";
	else if (kinds > 1)
		problem = "must have exactly one of create/read/write/append mode";
	else if (kinds == 0)
		problem = "Must have exactly one of create/read/write/append mode and at most one plus";
	if (problem)
		bb_value_error(t, "%s", problem);
	return !problem;
}

static bool is_given(BbValue v)
{
	return !bb_is_empty(v) && !bb_is_none(v);
}

/* Binary streams take no encoding, errors or newline. */
static bool check_binary(BbThread *t, const BbValue *v, intptr_t buffering)
{
	const char *name = is_given(v[3])   ? "an encoding"
			   : is_given(v[4]) ? "an errors"
			   : is_given(v[5]) ? "a newline"
					    : NULL;
	if (name)
		bb_value_error(t, "binary mode doesn't take %s argument", name);
	if (name || buffering != 1)
		return !name;
	BbValue message = bb_str_from_text(t, "line buffering (buffering=1) isn't supported in binary mode, the "
					      "default buffer size will be used");
	return !bb_is_empty(message) && bb_generator_warn(t, &bb_exc_RuntimeWarning, message);
}

/* The streams over a raw one. */
static BbValue wrap(BbThread *t, BbValue raw, const Mode *mode, intptr_t buffering, const BbValue *v)
{
	BbIoFile *file = bb_to_io_file(raw);
	bool lines = buffering == 1 && !mode->binary;
	if (buffering < 0)
		lines = bb_io_file_is_terminal(file);
	if (buffering == 0)
		return mode->binary ? raw : bb_value_error(t, "can't have unbuffered text I/O");
	if (buffering < 2) {
		buffering = BB_IO_BUFFERED_SIZE;
		if (file->block_size > BB_IO_BUFFERED_SIZE)
			buffering = file->block_size < 1 << 23 ? (intptr_t)file->block_size : 1 << 23;
	}
	BbType *type = mode->updates ? &bb_io_buffered_type_random
		       : mode->reads ? &bb_io_buffered_type_reader
				     : &bb_io_buffered_type_writer;
	BbValue buffer = bb_io_buffered_type_new(t, type, raw, buffering);
	if (bb_is_empty(buffer) || mode->binary)
		return buffer;
	BbValue text = bb_io_text_type_new(t, buffer, v[3], v[4], bb_is_empty(v[5]) ? BB_NONE : v[5], lines);
	BbValue shown = is_given(v[1]) ? v[1] : bb_intern_text(t, "r");
	return !bb_is_empty(text) && bb_instance_set(t, text, bb_intern_text(t, "mode"), shown) > 0 ? text : BB_EMPTY;
}

BB_PARAMS(open_params, "open", 0, 8, 1, "file", "mode", "buffering", "encoding", "errors", "newline", "closefd",
	  "opener");

BB_CFUNCTION(open_function)
{
	BbValue v[8];
	Mode mode;
	intptr_t buffering = -1;
	if (!bb_args_bind(t, &open_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_empty(v[1]) && !bb_is_str(v[1]))
		return bb_type_error(t, "open() argument 'mode' must be str, not %T", v[1]);
	for (int i = 3; i < 6; i++)
		if (is_given(v[i]) && !bb_is_str(v[i]))
			return bb_type_error(t, "open() argument '%s' must be str or None, not %T",
					     open_params.names[i], v[i]);
	BbValue mode_text = bb_is_empty(v[1]) ? bb_intern_text(t, "r") : v[1];
	if (bb_is_empty(mode_text) || (!bb_is_empty(v[2]) && !bb_index_ssize(t, v[2], false, &buffering)) ||
	    !parse_mode(t, mode_text, &mode) || (mode.binary && !check_binary(t, v, buffering)))
		return BB_EMPTY;
	int close_fd = bb_is_empty(v[6]) ? 1 : bb_truth(t, v[6]);
	if (close_fd < 0)
		return BB_EMPTY;
	BbValue raw = bb_io_file_open(t, v[0], mode.raw, close_fd, bb_is_empty(v[7]) ? BB_NONE : v[7]);
	if (bb_is_empty(raw))
		return BB_EMPTY;
	BbValue stream = wrap(t, raw, &mode, buffering, v);
	if (bb_is_empty(stream)) {
		BbValue pending = bb_exception_take(t);
		if (bb_is_empty(bb_call_method(t, raw, "close", NULL, 0)))
			bb_exception_clear(t);
		bb_exception_restore(t, pending);
	}
	return stream;
}

BB_PARAMS(code_params, "open_code", 0, 1, 1, "path");

BB_CFUNCTION(open_code_function)
{
	BbValue v[1];
	if (!bb_args_bind(t, &code_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_str(v[0]))
		return bb_type_error(t, "open_code() argument 'path' must be str, not %T", v[0]);
	BbValue given[] = {v[0], bb_intern_text(t, "rb")};
	return bb_is_empty(given[1]) ? BB_EMPTY : open_function(t, self, given, 2, BB_EMPTY);
}

BB_CFUNCTION(text_encoding_function)
{
	return bb_is_none(args[0]) ? bb_intern_text(t, "locale") : args[0];
}

static const BbBuiltin functions[] = {
	BB_FUNCTION_KW("open", open_function,
		       "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
		       "opener=None)\n\nOpen a file and return its stream."),
	BB_FUNCTION_KW("open_code", open_code_function, "Open a file of code for reading bytes."),
	BB_FUNCTION("text_encoding", text_encoding_function, 1, 2, "The encoding that None stands for."),
};

static BbType *const types[] = {
	&bb_io_file_type,
	&bb_io_bytes_type,
	&bb_io_string_type,
	&bb_io_buffered_type_reader,
	&bb_io_buffered_type_writer,
	&bb_io_buffered_type_random,
	&bb_io_text_type,
};

static bool io_init(BbThread *t, BbValue module)
{
	if (!bb_io_base_init(t, module))
		return false;
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_modules_add_type(t, module, types[i]))
			return false;
	return bb_modules_add_int(t, module, "DEFAULT_BUFFER_SIZE", BB_IO_BUFFERED_SIZE) &&
	       bb_modules_add(t, module, "BlockingIOError", bb_from_pointer(&bb_exc_BlockingIOError));
}

const BbBuiltin *const bb_mod_io_open = &functions[0];

bool bb_mod_io_start(BbThread *t)
{
	if (!bb_io_base_ready(t))
		return false;
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_type_ready(t, types[i]))
			return false;
	return true;
}

const BbModuleDef bb_mod_io = {
	.name = "_io",
	.doc = BB_DOC("Streams."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = io_init,
};
