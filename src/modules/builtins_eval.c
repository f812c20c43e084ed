/* SPDX-License-Identifier: MIT */
/*
 * Built-in functions on code and namespaces: compile, eval, exec, globals, locals, vars, dir, __import__.
 *
 * Built-in functions have no frame, so the running frame is the caller's.
 */
#include "modules/mod_builtins.h"

#include "compiler/compiler.h"
#include "object/bytes.h"
#include "object/code.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/function.h"
#include "vm/import.h"
#include "vm/name.h"
#include "vm/vm.h"

/* Flags of compile(), besides those of __future__. */
enum {
	DONT_IMPLY_DEDENT = 0x200,
	ONLY_AST = 0x400,
	IGNORE_COOKIE = 0x800,
	TYPE_COMMENTS = 0x1000,
	ALLOW_TOP_LEVEL_AWAIT = 0x2000,
	ALLOW_INCOMPLETE_INPUT = 0x4000,
	OPTIMIZED_AST = 0x8000 | ONLY_AST,
	/* of __future__; all but annotations mean nothing any more */
	FUTURES = 0x1fe0000,
	KNOWN_FLAGS = DONT_IMPLY_DEDENT | ONLY_AST | IGNORE_COOKIE | TYPE_COMMENTS | ALLOW_TOP_LEVEL_AWAIT |
		      ALLOW_INCOMPLETE_INPUT | OPTIMIZED_AST | FUTURES,
};

/* The caller's globals; EMPTY: there is no caller (raised). */
static BbValue caller_globals(BbThread *t, const char *function)
{
	return t->frame ? t->frame->function->globals
			: bb_raise(t, &bb_exc_SystemError, "%s: frame does not exist", function);
}

static BbValue caller_locals(BbThread *t, const char *function)
{
	return t->frame ? bb_frame_locals(t, t->frame)
			: bb_raise(t, &bb_exc_SystemError, "%s: frame does not exist", function);
}

BbValue bb_builtins_globals(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return caller_globals(t, "globals()");
}

BbValue bb_builtins_locals(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return caller_locals(t, "locals()");
}

BbValue bb_builtins_vars(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue dict;
	if (nargs == 0)
		return caller_locals(t, "vars()");
	int found = bb_getattr_optional(t, args[0], BB_NAME(t, __dict__), &dict);
	if (found == 0)
		bb_type_error(t, "vars() argument must have __dict__ attribute");
	return found > 0 ? dict : BB_EMPTY;
}

BbValue bb_builtins_dir(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue names;
	if (nargs == 0) {
		BbValue locals = caller_locals(t, "dir()");
		names = bb_is_empty(locals) ? BB_EMPTY : bb_call_method(t, locals, "keys", NULL, 0);
	} else {
		BbValue hook = bb_type_lookup(t, bb_type_of(args[0]), BB_NAME(t, __dir__));
		if (bb_is_empty(hook))
			return bb_type_error(t, "object does not provide __dir__");
		names = bb_call_special(t, hook, args[0], NULL, 0);
	}
	BbValue list = bb_is_empty(names) ? BB_EMPTY : bb_list_from_iterable(t, names);
	return bb_is_empty(list) || !bb_list_sort(t, list, BB_EMPTY, false) ? BB_EMPTY : list;
}

/* ---- Source. ---- */

typedef struct Source {
	const char *text;
	size_t size;
	bool is_text;
	BbValue keep;
} Source;

/* What compile, eval and exec take as source; `what' names the alternatives for messages. */
static bool get_source(BbThread *t, BbValue v, const char *function, const char *what, Source *out)
{
	if (bb_is_str(v)) {
		*out = (Source){bb_str_text(v), bb_to_str(v)->size, true, v};
	} else {
		BbValue bytes = bb_is_bytes(v) ? v : bb_bytes_from_buffer(t, v);
		if (bb_is_empty(bytes)) {
			if (bb_exception_matches(t, &bb_exc_TypeError)) {
				bb_exception_clear(t);
				bb_type_error(t, "%s() arg 1 must be a %s object", function, what);
			}
			return false;
		}
		*out = (Source){bb_bytes_data(bytes), bb_bytes_size(bytes), false, bytes};
	}
	if (!memchr(out->text, '\0', out->size))
		return true;
	bb_raise(t, &bb_exc_SyntaxError, "source code string cannot contain null bytes");
	return false;
}

static uint32_t inherited_futures(const BbThread *t)
{
	return t->frame ? t->frame->code->flags & BB_CODE_FUTURE_ANNOTATIONS : 0;
}

static BbValue compile_source(BbThread *t, const Source *source, const BbCompileOptions *options)
{
	BbValue code = bb_compile(t, source->text, source->size, options);
	BB_KEEP_FRAME();
	return code;
}

/* A path-like argument as str. */
static BbValue path_text(BbThread *t, BbValue v)
{
	if (bb_is_str(v))
		return v;
	if (bb_is_bytes(v))
		return bb_str_decode_utf8(t, bb_bytes_data(v), bb_bytes_size(v), "surrogateescape");
	BbValue hook = bb_type_lookup(t, bb_type_of(v), BB_NAME(t, __fspath__));
	if (bb_is_empty(hook))
		return bb_type_error(t, "expected str, bytes or os.PathLike object, not %T", v);
	BbValue path = bb_call_special(t, hook, v, NULL, 0);
	if (bb_is_empty(path) || bb_is_str(path) || bb_is_bytes(path))
		return bb_is_empty(path) ? BB_EMPTY : path_text(t, path);
	return bb_type_error(t, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
}

static bool compile_mode(BbThread *t, BbValue v, intptr_t flags, BbCompileMode *mode)
{
	if (!bb_is_str(v))
		bb_type_error(t, "compile() argument 'mode' must be str, not %T", v);
	else if (bb_str_equals_text(v, "exec"))
		*mode = BB_COMPILE_EXEC;
	else if (bb_str_equals_text(v, "eval"))
		*mode = BB_COMPILE_EVAL;
	else if (bb_str_equals_text(v, "single"))
		*mode = BB_COMPILE_SINGLE;
	else if (flags & ONLY_AST)
		bb_value_error(t, "compile() mode must be 'exec', 'eval', 'single' or 'func_type'");
	else if (bb_str_equals_text(v, "func_type"))
		bb_value_error(t, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
	else
		bb_value_error(t, "compile() mode must be 'exec', 'eval' or 'single'");
	return !bb_has_exception(t);
}

/* The tree that a text in the form of ast_dump.h describes, of the classes of module _ast. */
static BbValue tree_of(BbThread *t, BbValue text, BbValue mode)
{
	BbValue module = bb_import_module(t, "_ast"), args[] = {text, mode};
	return bb_is_empty(module) ? BB_EMPTY : bb_call_method(t, module, "_build", args, 2);
}

/* The rows of a tree, of which the nodes are v's; None: v is no node. */
static BbValue rows_of(BbThread *t, BbValue v, BbValue mode)
{
	if (bb_is_str(v) || bb_is_bytes(v))
		return BB_NONE;
	BbValue module = bb_import_module(t, "_ast"), args[] = {v, mode};
	return bb_is_empty(module) ? BB_EMPTY : bb_call_method(t, module, "_rows", args, 2);
}

static BbValue compile_rows(BbThread *t, BbValue rows, BbCompileOptions *options)
{
	options->tree = rows;
	BbValue code = bb_compile(t, NULL, 0, options);
	BB_KEEP_FRAME();
	return code;
}

BB_PARAMS(compile_params, "compile", 0, 6, 3, "source", "filename", "mode", "flags", "dont_inherit", "optimize",
	  "_feature_version");

BbValue bb_builtins_compile(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v[7];
	intptr_t flags = 0, optimize = -1;
	BbCompileOptions options = {0};
	Source source = {0};
	if (!bb_args_bind(t, &compile_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	options.filename = path_text(t, v[1]);
	if (bb_is_empty(options.filename) || (!bb_is_empty(v[3]) && !bb_index_ssize(t, v[3], false, &flags)) ||
	    (!bb_is_empty(v[5]) && !bb_index_ssize(t, v[5], false, &optimize)))
		return BB_EMPTY;
	int dont_inherit = bb_is_empty(v[4]) ? 0 : bb_truth(t, v[4]);
	if (dont_inherit < 0)
		return BB_EMPTY;
	if (flags & ~(intptr_t)KNOWN_FLAGS)
		return bb_value_error(t, "compile(): unrecognised flags");
	if (optimize < -1 || optimize > 2)
		return bb_value_error(t, "compile(): invalid optimize value");
	if (!compile_mode(t, v[2], flags, &options.mode))
		return BB_EMPTY;
	if (bb_is_exact(v[0], &bb_code_type))
		return v[0];
	BbValue rows = rows_of(t, v[0], v[2]);
	if (bb_is_empty(rows))
		return BB_EMPTY;
	if (!bb_is_none(rows) && (flags & ONLY_AST))
		return bb_call_method(t, bb_import_module(t, "_ast"), "_copied", v, 1);
	if (bb_is_none(rows) && !get_source(t, v[0], "compile", "string, bytes or AST", &source))
		return BB_EMPTY;
	options.is_text = !bb_is_none(rows) || source.is_text || (flags & IGNORE_COOKIE);
	options.future_flags =
		((uint32_t)flags & BB_CODE_FUTURE_ANNOTATIONS) | (dont_inherit ? 0 : inherited_futures(t));
	options.allow_incomplete = (flags & ALLOW_INCOMPLETE_INPUT) != 0;
	options.dont_imply_dedent = (flags & DONT_IMPLY_DEDENT) != 0;
	options.optimize = optimize < 0 ? bb_vm(t)->options.optimize : (int)optimize;
	options.only_tree = (flags & ONLY_AST) != 0;
	options.top_level_await = (flags & ALLOW_TOP_LEVEL_AWAIT) != 0;
	BbValue made = bb_is_none(rows) ? compile_source(t, &source, &options) : compile_rows(t, rows, &options);
	return options.only_tree && !bb_is_empty(made) ? tree_of(t, made, v[2]) : made;
}

/* ---- eval and exec. ---- */

static bool is_mapping(BbValue v)
{
	return bb_is_dict(v) || (!bb_is_empty(bb_special(bb_type_of(v), BB_SP_GETITEM)));
}

/* Fills in what is missing of the namespaces by the caller's. */
static bool get_namespaces(BbThread *t, bool is_eval, BbValue *globals, BbValue *locals)
{
	bool no_globals = bb_is_empty(*globals) || bb_is_none(*globals);
	bool no_locals = bb_is_empty(*locals) || bb_is_none(*locals);
	if (!no_locals && !is_mapping(*locals)) {
		if (is_eval)
			bb_type_error(t, "locals must be a mapping");
		else
			bb_type_error(t, "locals must be a mapping or None, not %T", *locals);
		return false;
	}
	if (!no_globals && !bb_is_dict(*globals)) {
		if (!is_eval)
			bb_type_error(t, "exec() globals must be a dict, not %T", *globals);
		else
			bb_type_error(t, is_mapping(*globals)
						 ? "globals must be a real dict; try eval(expr, {}, mapping)"
						 : "globals must be a dict");
		return false;
	}
	if (no_globals) {
		const char *who = is_eval ? "eval" : "exec";
		if (!t->frame) {
			bb_type_error(t, "%s must be given globals and locals when called without a frame", who);
			return false;
		}
		*globals = caller_globals(t, who);
		if (no_locals)
			*locals = caller_locals(t, who);
	} else if (no_locals) {
		*locals = *globals;
	}
	if (bb_is_empty(*globals) || bb_is_empty(*locals))
		return false;
	BbValue present;
	int found = bb_dict_get(t, *globals, BB_NAME(t, __builtins__), &present);
	return found > 0 ||
	       (found == 0 && bb_dict_set(t, *globals, BB_NAME(t, __builtins__), bb_name_builtins_of_new(t)));
}

static bool is_closure_of(BbValue closure, size_t count)
{
	if (!bb_is_tuple(closure) || bb_tuple_count(closure) != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!bb_is_exact(bb_tuple_get(closure, i), &bb_cell_type))
			return false;
	return true;
}

BB_PARAMS(eval_params, "eval", 1, 3, 1, "", "globals", "locals");

BbValue bb_builtins_eval(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v[3];
	if (!bb_args_bind(t, &eval_params, args, nargs, kwnames, v) || !get_namespaces(t, true, &v[1], &v[2]))
		return BB_EMPTY;
	BbValue code = v[0];
	if (!bb_is_exact(code, &bb_code_type)) {
		Source source;
		if (!get_source(t, code, "eval", "string, bytes or code", &source))
			return BB_EMPTY;
		while (source.size && (*source.text == ' ' || *source.text == '\t')) {
			source.text++;
			source.size--;
		}
		BbCompileOptions options = {
			.mode = BB_COMPILE_EVAL,
			.filename = bb_intern_text(t, "<string>"),
			.is_text = source.is_text,
			.future_flags = inherited_futures(t),
			.optimize = bb_vm(t)->options.optimize,
		};
		code = bb_is_empty(options.filename) ? BB_EMPTY : compile_source(t, &source, &options);
		if (bb_is_empty(code))
			return BB_EMPTY;
	}
	BbCode *c = bb_to_pointer(code);
	if (bb_tuple_count(c->frees))
		return bb_type_error(t, "code object passed to eval() may not contain free variables");
	return bb_vm_run_code(t, c, v[1], v[2], BB_EMPTY);
}

BB_PARAMS(exec_params, "exec", 1, 3, 1, "", "globals", "locals", "closure");

BbValue bb_builtins_exec(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v[4];
	if (!bb_args_bind(t, &exec_params, args, nargs, kwnames, v) || !get_namespaces(t, false, &v[1], &v[2]))
		return BB_EMPTY;
	BbValue code = v[0], closure = bb_is_empty(v[3]) || bb_is_none(v[3]) ? BB_EMPTY : v[3];
	if (bb_is_exact(code, &bb_code_type)) {
		size_t count = bb_tuple_count(((BbCode *)bb_to_pointer(code))->frees);
		if (count == 0 && !bb_is_empty(closure))
			return bb_type_error(t, "cannot use a closure with this code object");
		if (count > 0 && bb_is_empty(closure))
			return bb_type_error(t, "code object requires a closure of exactly length %zu", count);
		if (count > 0 && !is_closure_of(closure, count))
			return bb_type_error(t, "code object requires a closure of exactly length %zu", count);
	} else {
		Source source;
		if (!bb_is_empty(closure))
			return bb_type_error(t, "closure can only be used when source is a code object");
		if (!get_source(t, code, "exec", "string, bytes or code", &source))
			return BB_EMPTY;
		BbCompileOptions options = {
			.mode = BB_COMPILE_EXEC,
			.filename = bb_intern_text(t, "<string>"),
			.is_text = source.is_text,
			.future_flags = inherited_futures(t),
			.optimize = bb_vm(t)->options.optimize,
		};
		code = bb_is_empty(options.filename) ? BB_EMPTY : compile_source(t, &source, &options);
		if (bb_is_empty(code))
			return BB_EMPTY;
	}
	BbValue result = bb_vm_run_code(t, bb_to_pointer(code), v[1], v[2], closure);
	return bb_is_empty(result) ? BB_EMPTY : BB_NONE;
}

BB_PARAMS(import_params, "__import__", 0, 5, 1, "name", "globals", "locals", "fromlist", "level");

BbValue bb_builtins_import(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v[5];
	return bb_args_bind(t, &import_params, args, nargs, kwnames, v) ? bb_import(t, v[0], v[1], v[2], v[3], v[4])
									: BB_EMPTY;
}
