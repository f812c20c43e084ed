/* SPDX-License-Identifier: MIT */
/*
 * Module _codecs.  The registry of codecs is in module codecs, which str.encode and bytes.decode import when they meet
 * an encoding that is not known in C.
 *
 * Threading: registered error handlers are in a dict of the runtime's registry.
 */
#include "modules/mod_codecs.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/codec.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/import.h"
#include "vm/vm.h"

/* ---- Error handlers. ---- */

static BbValue registered(BbThread *t)
{
	BbValue name = bb_intern_text(t, "codecs.errors");
	BbValue dict = bb_is_empty(name) ? BB_EMPTY : bb_dict_new(t, 0);
	return bb_is_empty(dict) ? BB_EMPTY : bb_dict_setdefault(t, bb_vm(t)->registry, name, dict);
}

BB_CFUNCTION(register_error_function)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "register_error() argument 1 must be str, not %T", args[0]);
	if (!bb_is_callable(args[1]))
		return bb_type_error(t, "handler must be callable");
	BbValue dict = registered(t);
	return !bb_is_empty(dict) && bb_dict_set(t, dict, args[0], args[1]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(unregister_error_function)
{
	BbValue dict = registered(t);
	int deleted = bb_is_empty(dict) ? -1 : bb_dict_delete(t, dict, args[0]);
	return deleted < 0 ? BB_EMPTY : bb_bool(deleted);
}

#define STANDARD_HANDLER(name, text)                                                                                   \
	BB_CFUNCTION(name##_function)                                                                                  \
	{                                                                                                              \
		return bb_codec_handle_error(t, text, args[0]);                                                        \
	}
STANDARD_HANDLER(strict, "strict")
STANDARD_HANDLER(ignore, "ignore")
STANDARD_HANDLER(replace, "replace")
STANDARD_HANDLER(backslashreplace, "backslashreplace")
STANDARD_HANDLER(xmlcharrefreplace, "xmlcharrefreplace")
STANDARD_HANDLER(namereplace, "namereplace")
STANDARD_HANDLER(surrogateescape, "surrogateescape")
STANDARD_HANDLER(surrogatepass, "surrogatepass")

#define HANDLER(name) BB_FUNCTION(#name "_errors", name##_function, 1, 1, "Handle an error of a codec.")
static const BbBuiltin handlers[] = {
	HANDLER(backslashreplace), HANDLER(ignore),	     HANDLER(namereplace),   HANDLER(replace),
	HANDLER(strict),	   HANDLER(surrogateescape), HANDLER(surrogatepass), HANDLER(xmlcharrefreplace),
};

/* The handler with this name; EMPTY without exception: there is none. */
static BbValue find_handler(BbThread *t, const char *name)
{
	BbValue dict = registered(t), key = bb_is_empty(dict) ? BB_EMPTY : bb_str_from_text(t, name), handler;
	if (bb_is_empty(key))
		return BB_EMPTY;
	int found = bb_dict_get(t, dict, key, &handler);
	if (found)
		return found < 0 ? BB_EMPTY : handler;
	size_t size = strlen(name);
	for (size_t i = 0; i < BB_COUNT(handlers); i++)
		if (strncmp(handlers[i].name, name, size) == 0 && strcmp(handlers[i].name + size, "_errors") == 0)
			return bb_from_pointer(&handlers[i]);
	return BB_EMPTY;
}

/* A str argument as C text. */
static const char *text_argument(BbThread *t, const char *function, BbValue v)
{
	if (!bb_is_str(v)) {
		bb_type_error(t, "%s() argument must be str, not %T", function, v);
		return NULL;
	}
	if (memchr(bb_str_text(v), 0, bb_to_str(v)->size)) {
		bb_value_error(t, "embedded null character");
		return NULL;
	}
	BbValue exact = bb_str_exact(t, v), interned = bb_is_empty(exact) ? BB_EMPTY : bb_intern(t, exact);
	return bb_is_empty(interned) ? NULL : bb_str_text(interned);
}

BB_CFUNCTION(lookup_error_function)
{
	const char *name = text_argument(t, "lookup_error", args[0]);
	if (!name)
		return BB_EMPTY;
	BbValue handler = find_handler(t, name);
	if (bb_is_empty(handler) && !bb_has_exception(t))
		return bb_raise(t, &bb_exc_LookupError, "unknown error handler name '%s'", name);
	return handler;
}

/* ---- The codecs written in C. ---- */

/* native_name(encoding): the codec's own name, or None. */
BB_CFUNCTION(native_name_function)
{
	const char *name = text_argument(t, "native_name", args[0]);
	if (!name)
		return BB_EMPTY;
	switch (bb_codec_find(name)) {
	case BB_ENCODING_OTHER:
		return BB_NONE;
	case BB_ENCODING_LATIN1:
		return bb_intern_text(t, "iso8859-1");
	case BB_ENCODING_UTF8_SIG:
		return bb_intern_text(t, "utf-8-sig");
	case BB_ENCODING_UNICODE_ESCAPE:
		return bb_intern_text(t, "unicode-escape");
	case BB_ENCODING_RAW_UNICODE_ESCAPE:
		return bb_intern_text(t, "raw-unicode-escape");
	default:
		return bb_intern_text(t, bb_codec_name(bb_codec_find(name)));
	}
}

static bool native_arguments(BbThread *t, const char *function, const BbValue *args, size_t nargs, BbEncoding *encoding,
			     const char **errors)
{
	const char *name = text_argument(t, function, args[0]);
	*errors = NULL;
	if (!name || (nargs > 2 && !bb_is_none(args[2]) && !(*errors = text_argument(t, function, args[2]))))
		return false;
	*encoding = bb_codec_find(name);
	if (*encoding == BB_ENCODING_OTHER)
		bb_raise(t, &bb_exc_LookupError, "unknown encoding: %s", name);
	return *encoding != BB_ENCODING_OTHER;
}

/* native_encode(encoding, text, errors) */
BB_CFUNCTION(native_encode_function)
{
	BbEncoding encoding;
	const char *errors;
	if (!native_arguments(t, "encode", args, nargs, &encoding, &errors))
		return BB_EMPTY;
	if (!bb_is_str(args[1]))
		return bb_type_error(t, "encode() argument 1 must be str, not %T", args[1]);
	return bb_codec_encode_native(t, encoding, args[1], errors);
}

/* native_decode(encoding, data, errors, final, order): (text, consumed, order) */
BB_CFUNCTION(native_decode_function)
{
	BbEncoding encoding;
	const char *errors;
	intptr_t given = 0;
	int final = nargs > 3 ? bb_truth(t, args[3]) : 1;
	if (final < 0 || !native_arguments(t, "decode", args, nargs, &encoding, &errors) ||
	    (nargs > 4 && !bb_index_ssize(t, args[4], true, &given)))
		return BB_EMPTY;
	BbValue data = bb_is_str(args[1]) && encoding >= BB_ENCODING_UNICODE_ESCAPE
			       ? bb_codec_encode(t, args[1], "utf-8", "strict")
			       : bb_bytes_from_buffer(t, args[1]);
	int order = (int)given;
	size_t consumed;
	if (bb_is_empty(data))
		return BB_EMPTY;
	BbValue result[3] = {bb_codec_decode_native(t, encoding, bb_bytes_data(data), bb_bytes_size(data), errors,
						    final, &consumed, &order)};
	BB_KEEP_FRAME();
	if (bb_is_empty(result[0]))
		return BB_EMPTY;
	result[1] = bb_int_from_size(t, consumed);
	result[2] = bb_from_small(order);
	return bb_is_empty(result[1]) ? BB_EMPTY : bb_tuple_from(t, result, 3);
}

/* ---- Upcalls. ---- */

static BbValue call_codecs(BbThread *t, const char *function, BbValue object, const char *encoding, const char *errors)
{
	BbValue module = bb_import_module(t, "codecs");
	if (bb_is_empty(module) && bb_exception_matches(t, &bb_exc_ModuleNotFoundError)) {
		/* A small system does without. */
		bb_exception_clear(t);
		return bb_raise(t, &bb_exc_LookupError, "unknown encoding: %s", encoding);
	}
	BbValue call = bb_is_empty(module) ? BB_EMPTY : bb_getattr_text(t, module, function);
	BbValue given[3] = {object, bb_is_empty(call) ? BB_EMPTY : bb_str_from_text(t, encoding)};
	if (bb_is_empty(given[1]))
		return BB_EMPTY;
	given[2] = bb_str_from_text(t, errors ? errors : "strict");
	return bb_is_empty(given[2]) ? BB_EMPTY : bb_call(t, call, given, 3, BB_EMPTY);
}

static BbValue encode_hook(BbThread *t, BbValue object, const char *encoding, const char *errors)
{
	return call_codecs(t, "_encode_text", object, encoding, errors);
}

static BbValue decode_hook(BbThread *t, BbValue object, const char *encoding, const char *errors)
{
	return call_codecs(t, "_decode_text", object, encoding, errors);
}

static bool start(BbThread *t)
{
	(void)t;
	static const BbCodecHooks hooks = {.encode = encode_hook, .decode = decode_hook, .error_handler = find_handler};
	bb_codec_set_hooks(&hooks);
	return true;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("_unregister_error", unregister_error_function, 1, 1, "Forget an error handler."),
	BB_FUNCTION("lookup_error", lookup_error_function, 1, 1, "The error handler with this name.  LookupError."),
	BB_FUNCTION(
		"native_decode", native_decode_function, 2, 5,
		"native_decode(encoding, data, errors, final, order): the text, how many bytes it was, and the order."),
	BB_FUNCTION("native_encode", native_encode_function, 2, 3, "native_encode(encoding, text, errors): bytes."),
	BB_FUNCTION("native_name", native_name_function, 1, 1, "The name of the codec in C for an encoding, or None."),
	BB_FUNCTION("register_error", register_error_function, 2, 2,
		    "Enter an error handler: it gets the exception, and returns (replacement, position) or raises."),
};

static bool codecs_init(BbThread *t, BbValue module)
{
	for (size_t i = 0; i < BB_COUNT(handlers); i++)
		if (!bb_modules_add(t, module, handlers[i].name, bb_from_pointer(&handlers[i])))
			return false;
	return true;
}

const BbModuleDef bb_mod_codecs = {
	.name = "_codecs",
	.doc = BB_DOC("The codecs written in C."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = codecs_init,
	.start = start,
};
