/* SPDX-License-Identifier: MIT */
/*
 * Functions and modules that a C program gives to Python code.
 */
#include "embed/embed.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/module.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/vm.h"

typedef struct Function {
	BbObject header;
	const BbPyFunctionDef *def;
	void *context;
	BbValue module; /* name of its module: str, or None */
} Function;

static const BbPyFunctionDef *def_of(BbValue v)
{
	return ((const Function *)bb_to_pointer(v))->def;
}

/* ---- Calling. ---- */

static bool check_count(BbThread *t, const BbPyFunctionDef *def, size_t nargs, BbValue kwnames)
{
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames) > 0 && !def->takes_keywords) {
		bb_type_error(t, "%s() takes no keyword arguments", def->name);
		return false;
	}
	return bb_args_check(t, def->name, nargs, BB_EMPTY, def->min_count, def->max_count);
}

/* Hands out references for a call's arguments, and the names of the last ones.  false: raised. */
static bool make_refs(BbThread *t, const BbValue *args, size_t count, BbRef *refs, BbValue kwnames,
		      const char **keywords)
{
	for (size_t i = 0; i < count; i++) {
		refs[i] = bb_embed_ref(t, args[i]);
		if (!refs[i])
			return false;
	}
	for (size_t i = 0; !bb_is_empty(kwnames) && i < bb_tuple_count(kwnames); i++)
		keywords[i] = bb_str_text(bb_tuple_get(kwnames, i));
	return true;
}

/* What the C function's return comes to. */
static BbValue result_of(BbThread *t, const BbPyFunctionDef *def, BbRef result)
{
	if (!result)
		return bb_has_exception(t) ? BB_EMPTY
					   : bb_raise(t, &bb_exc_SystemError,
						      "%s() returned NULL without setting an exception", def->name);
	if (!bb_has_exception(t))
		return bb_slot_load(&result->value);
	bb_exception_clear(t);
	return bb_raise(t, &bb_exc_SystemError, "%s() returned a result with an exception set", def->name);
}

static BbValue function_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const Function *function = bb_to_pointer(self);
	const BbPyFunctionDef *def = function->def;
	size_t keyword_count = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames), count = nargs + keyword_count;
	BbRef few_refs[8], *refs = few_refs;
	const char *few_keywords[8], **keywords = few_keywords;
	if (!check_count(t, def, nargs, kwnames) || !bb_check_native_stack(t, ""))
		return BB_EMPTY;
	void *room = NULL;
	if (count > BB_COUNT(few_refs)) {
		room = bb_platform_alloc(count * (sizeof *refs + sizeof *keywords));
		if (!room)
			return bb_raise_no_memory(t);
		refs = room;
		keywords = (const char **)(refs + count);
	}
	size_t mark = bb_py_open(t);
	BbValue result = BB_EMPTY;
	if (make_refs(t, args, count, refs, kwnames, keywords)) {
		BbPyArguments arguments = {count, refs, keyword_count, keywords, function->context};
		result = result_of(t, def, def->function(t, &arguments));
	}
	bb_py_close(t, mark);
	bb_platform_free(room);
	return result;
}

/* ---- The type. ---- */

static void function_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((Function *)cell)->module);
}

static BbValue get_name(BbThread *t, BbValue self)
{
	return bb_str_from_text(t, def_of(self)->name);
}

static BbValue get_doc(BbThread *t, BbValue self)
{
	return def_of(self)->doc ? bb_str_from_text(t, def_of(self)->doc) : BB_NONE;
}

static BbValue get_module(BbThread *t, BbValue self)
{
	(void)t;
	return ((const Function *)bb_to_pointer(self))->module;
}

BB_CFUNCTION(function_repr)
{
	return bb_format(t, "<built-in function %s>", def_of(self)->name);
}

static const BbBuiltin methods[] = {
	BB_METHOD_KW(bb_embed_function_type, "__call__", function_call, "Call self as a function."),
	BB_GETSET(bb_embed_function_type, "__doc__", get_doc, NULL, NULL),
	BB_GETSET(bb_embed_function_type, "__module__", get_module, NULL, NULL),
	BB_GETSET(bb_embed_function_type, "__name__", get_name, NULL, NULL),
	BB_GETSET(bb_embed_function_type, "__qualname__", get_name, NULL, NULL),
	BB_METHOD(bb_embed_function_type, "__repr__", function_repr, 0, 0, "Return repr(self)."),
};

BbType bb_embed_function_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = function_trace},
	.name = "builtin_function_or_method",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(Function),
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.call = function_call,
};

/* ---- Making them. ---- */

static BbValue new_function(BbThread *t, const BbPyFunctionDef *def, void *context, BbValue module)
{
	Function *function = bb_object_new(t, &bb_embed_function_type, sizeof *function);
	if (!function)
		return BB_EMPTY;
	function->def = def;
	function->context = context;
	function->module = module;
	return bb_from_pointer(function);
}

BbRef bb_py_function(BbThread *t, const BbPyFunctionDef *def, void *context)
{
	return bb_embed_ref(t, new_function(t, def, context, BB_NONE));
}

static bool fill_module(BbThread *t, BbValue module, BbValue name, const BbPyFunctionDef *functions, size_t count,
			void *context)
{
	for (size_t i = 0; i < count; i++) {
		BbValue function = new_function(t, &functions[i], context, name);
		if (bb_is_empty(function) || !bb_dict_set_name(t, bb_module_dict(module), functions[i].name, function))
			return false;
	}
	return true;
}

BbRef bb_py_module(BbThread *t, const char *name, const char *doc, const BbPyFunctionDef *functions, size_t count,
		   void *context)
{
	BbValue text = bb_intern_text(t, name), module = bb_is_empty(text) ? text : bb_module_new(t, text);
	BbValue doc_text = !doc ? BB_NONE : bb_is_empty(module) ? BB_EMPTY : bb_str_from_text(t, doc);
	if (bb_is_empty(module) || bb_is_empty(doc_text) ||
	    !bb_dict_set(t, bb_module_dict(module), BB_NAME(t, __doc__), doc_text) ||
	    !fill_module(t, module, text, functions, count, context) ||
	    !bb_dict_set(t, bb_vm(t)->modules, text, module))
		return NULL;
	return bb_embed_ref(t, module);
}
