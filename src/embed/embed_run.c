/* SPDX-License-Identifier: MIT */
/*
 * Running Python source for a C program, calling, and exceptions.
 */
#include "embed/embed.h"

#include "compiler/compiler.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/import.h"
#include "vm/report.h"
#include "vm/vm.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- Running. ---- */

bool bb_py_run(BbThread *t, const char *source, const char *name)
{
	return !bb_is_empty(bb_run_source(t, source, strlen(source), name ? name : "<string>", true));
}

bool bb_py_run_file(BbThread *t, const char *path)
{
	BbValue dict = bb_run_main_dict(t);
	BbValue name = bb_is_empty(dict) ? dict : bb_str_decode_utf8(t, path, strlen(path), "surrogateescape");
	BbValue text = bb_is_empty(name) ? name : bb_import_read_file(t, name);
	if (bb_is_empty(text) || !bb_dict_set(t, dict, BB_NAME(t, __file__), name))
		return false;
	return !bb_is_empty(bb_run_source(t, bb_bytes_data(text), bb_bytes_size(text), path, false));
}

BbRef bb_py_eval(BbThread *t, const char *expression)
{
	BbValue dict = bb_run_main_dict(t);
	BbValue name = bb_is_empty(dict) ? dict : bb_str_from_text(t, "<string>");
	if (bb_is_empty(name))
		return NULL;
	BbCompileOptions options = {.mode = BB_COMPILE_EVAL, .filename = name, .is_text = true};
	BbValue code = bb_compile(t, expression, strlen(expression), &options);
	if (bb_is_empty(code) || !bb_report_note_source(t, code, expression, strlen(expression)))
		return NULL;
	return bb_embed_ref(t, bb_vm_run_code(t, bb_to_pointer(code), dict, dict, BB_EMPTY));
}

BbRef bb_py_import(BbThread *t, const char *name)
{
	return bb_embed_ref(t, bb_import_module(t, name));
}

/* ---- Calling. ---- */

static BbValue keyword_names(BbThread *t, const char *const *keywords, size_t count)
{
	BbTuple *names = bb_tuple_alloc(t, count);
	for (size_t i = 0; names && i < count; i++) {
		names->items[i] = bb_intern_text(t, keywords[i]);
		if (bb_is_empty(names->items[i]))
			return BB_EMPTY;
	}
	return bb_from_pointer(names);
}

BbRef bb_py_call_keywords(BbThread *t, BbRef callable, const BbRef *arguments, size_t count,
			  const char *const *keywords, size_t keyword_count)
{
	BbValue f = bb_embed_value(t, callable), names = BB_EMPTY;
	BbTuple *values = bb_is_empty(f) ? NULL : bb_tuple_alloc(t, count);
	if (!values || !bb_embed_values(t, arguments, count, values->items))
		return NULL;
	if (keyword_count > 0 && bb_is_empty(names = keyword_names(t, keywords, keyword_count)))
		return NULL;
	BbValue result = bb_call(t, f, values->items, count - keyword_count, names);
	BB_KEEP_FRAME();
	return bb_embed_ref(t, result);
}

BbRef bb_py_call(BbThread *t, BbRef callable, const BbRef *arguments, size_t count)
{
	return bb_py_call_keywords(t, callable, arguments, count, NULL, 0);
}

BbRef bb_py_call_method(BbThread *t, BbRef object, const char *name, const BbRef *arguments, size_t count)
{
	size_t mark = bb_py_open(t);
	return bb_py_close_with(t, mark, bb_py_call(t, bb_py_get(t, object, name), arguments, count));
}

/* ---- Exceptions. ---- */

bool bb_py_failed(const BbThread *t)
{
	return bb_has_exception(t);
}

BbRef bb_py_error(BbThread *t)
{
	return bb_embed_ref(t, bb_exception_take(t));
}

char *bb_py_error_text(BbThread *t)
{
	BbValue exception = bb_exception_take(t);
	BbValue text = bb_is_empty(exception) ? BB_EMPTY : bb_report_text(t, exception);
	if (bb_is_empty(text)) {
		bb_exception_clear(t);
		return NULL;
	}
	size_t size = bb_to_str(text)->size;
	char *copy = malloc(size + 1);
	if (copy)
		memcpy(copy, bb_str_text(text), size + 1);
	BB_KEEP_FRAME();
	return copy;
}

void bb_py_clear(BbThread *t)
{
	bb_exception_clear(t);
}

BbType *bb_embed_exception_class(const char *name)
{
	static const struct {
		const char *name;
		BbType *type;
	} classes[] = {
#define X(name) {#name, &bb_exc_##name},
		BB_EXCEPTIONS(X)
#undef X
	};
	for (size_t i = 0; i < BB_COUNT(classes); i++)
		if (strcmp(classes[i].name, name) == 0)
			return classes[i].type;
	return NULL;
}

bool bb_py_error_is(BbThread *t, const char *class_name)
{
	const BbType *type = bb_embed_exception_class(class_name);
	return type && bb_has_exception(t) && bb_exception_matches(t, type);
}

BbRef bb_py_raise(BbThread *t, const char *class_name, const char *format, ...)
{
	char text[1001];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	bb_exception_clear(t);
	BbType *type = bb_embed_exception_class(class_name);
	BbValue message = bb_str_decode_utf8(t, text, strlen(text), "replace");
	if (!bb_is_empty(message))
		bb_raise_with(t, type ? type : &bb_exc_RuntimeError, &message, 1);
	return NULL;
}

BbRef bb_py_raise_object(BbThread *t, BbRef exception)
{
	BbValue v = bb_embed_value(t, exception);
	v = bb_is_empty(v) ? v : bb_exception_from(t, v);
	if (!bb_is_empty(v))
		bb_raise_object(t, v);
	return NULL;
}
