/* SPDX-License-Identifier: MIT */
/*
 * The type str: its table of methods, constructor and operators.
 *
 * Strings are immutable; nothing here needs a lock.
 */
#include "object/str_type.h"

#include "object/str.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/codec.h"
#include "object/error.h"
#include "object/format_spec.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/str_case.h"
#include "object/str_format.h"
#include "object/str_iter.h"
#include "object/str_methods.h"
#include "object/str_percent.h"
#include "object/str_repr.h"
#include "object/text_args.h"
#include "object/tuple.h"

BB_PARAMS(new_params, "str", 0, 3, 0, "object", "encoding", "errors");
BB_PARAMS(encode_params, "encode", 0, 2, 0, "encoding", "errors");

static BbValue decode(BbThread *t, BbValue object, BbValue encoding_value, BbValue errors_value)
{
	const char *encoding, *errors;
	if (!bb_text_args_cstring(t, encoding_value, "str", "encoding", &encoding) ||
	    !bb_text_args_cstring(t, errors_value, "str", "errors", &errors))
		return BB_EMPTY;
	if (bb_is_empty(object))
		return bb_str_empty(t);
	if (bb_is_str(object))
		return bb_type_error(t, "decoding str is not supported");
	if (!bb_buffer_is_supported(t, object))
		return bb_type_error(t, "decoding to str: need a bytes-like object, %T found", object);
	return bb_codec_decode(t, object, encoding, errors);
}

BB_CFUNCTION(new)
{
	BbType *type = bb_to_pointer(args[0]);
	BbValue v[3] = {BB_EMPTY, BB_EMPTY, BB_EMPTY}, s;
	if (BB_LIKELY(nargs == 2 && bb_is_empty(kwnames))) {
		v[0] = args[1];
	} else {
		if (nargs > 4 && bb_is_empty(kwnames))
			return bb_type_error(t, "str expected at most 3 arguments, got %zu", nargs - 1);
		if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, v))
			return BB_EMPTY;
	}
	if (!bb_is_empty(v[1]) || !bb_is_empty(v[2]))
		s = decode(t, v[0], v[1], v[2]);
	else
		s = bb_is_empty(v[0]) ? bb_str_empty(t) : bb_str(t, v[0]);
	if (bb_is_empty(s) || type == &bb_str_type)
		return s;
	return bb_str_of_type(t, type, s);
}

static bool hash(BbThread *t, BbValue self, BbHash *out)
{
	*out = bb_str_python_hash(bb_to_str(self));
	return true;
}

static BbValue compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_str(other))
		return BB_NOT_IMPLEMENTED;
	const BbStr *a = bb_to_str(self), *b = bb_to_str(other);
	if (op == BB_COMPARE_EQ)
		return bb_bool(bb_str_equal(a, b));
	if (op == BB_COMPARE_NE)
		return bb_bool(!bb_str_equal(a, b));
	return bb_bool(bb_compare_result(op, a == b ? 0 : bb_str_compare(a, b)));
}

BB_COMPARE_METHODS(compare)

BB_CFUNCTION(length)
{
	return bb_from_small((intptr_t)bb_to_str(self)->length);
}

static BbValue get_slice(BbThread *t, BbValue self, BbValue slice)
{
	intptr_t start, step;
	size_t count;
	BbStrBuilder b;
	const BbStr *s = bb_to_str(self);
	if (!bb_slice_indices(t, slice, s->length, &start, &step, &count))
		return BB_EMPTY;
	if (count == 0)
		return bb_str_empty(t);
	if (step == 1)
		return bb_str_substring(t, self, (size_t)start, (size_t)start + count);
	bb_str_builder_init(&b, t);
	if (bb_str_is_ascii(s)) {
		for (size_t i = 0; i < count; i++, start += step)
			bb_str_builder_add_char(&b, (uint8_t)bb_str_data(s)[start]);
		return bb_str_builder_finish(&b);
	}
	for (size_t i = 0; i < count && !b.failed; i++, start += step) {
		size_t at = bb_str_offset(s, (size_t)start);
		bb_str_builder_add_part(&b, self, at, bb_str_offset(s, (size_t)start + 1));
	}
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(get_item)
{
	BbValue key = args[0];
	intptr_t index;
	if (BB_LIKELY(bb_is_small(key))) {
		index = bb_to_small(key);
	} else if (bb_is_slice(key)) {
		return get_slice(t, self, key);
	} else if (!bb_text_args_has_index(t, key)) {
		return bb_type_error(t, "string indices must be integers, not '%T'", key);
	} else if (!bb_text_args_item(t, key, &index)) {
		return BB_EMPTY;
	}
	intptr_t n = (intptr_t)bb_to_str(self)->length;
	if (index < 0)
		index += n;
	if (BB_UNLIKELY(index < 0 || index >= n))
		return bb_index_error(t, "string index out of range");
	return bb_str_char_at(t, self, (size_t)index);
}

BB_CFUNCTION(add)
{
	if (BB_LIKELY(bb_is_str(args[0])))
		return bb_str_concat(t, self, args[0]);
	if (bb_text_args_reflects(args[0], BB_SP_RADD))
		return BB_NOT_IMPLEMENTED;
	return bb_type_error(t, "can only concatenate str (not \"%T\") to str", args[0]);
}

BB_CFUNCTION(multiply)
{
	intptr_t n;
	int ok = bb_text_args_repeat(t, args[0], &n);
	return ok > 0 ? bb_str_repeat(t, self, n) : ok == 0 ? BB_NOT_IMPLEMENTED : BB_EMPTY;
}

BB_CFUNCTION(modulo)
{
	return bb_str_percent(t, self, args[0]);
}

BB_CFUNCTION(reflected_modulo)
{
	return bb_is_str(args[0]) ? bb_str_percent(t, args[0], self) : BB_NOT_IMPLEMENTED;
}

BB_CFUNCTION(iter)
{
	return bb_str_iter_new(t, self);
}

BB_CFUNCTION(repr)
{
	return bb_str_repr(t, self);
}

BB_CFUNCTION(str)
{
	return bb_str_exact(t, self);
}

BB_CFUNCTION(format)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "__format__() argument must be str, not %T", args[0]);
	return bb_format_str(t, self, args[0]);
}

BB_CFUNCTION(getnewargs)
{
	BbValue s = bb_str_exact(t, self);
	return bb_is_empty(s) ? s : bb_tuple_from(t, &s, 1);
}

BB_CFUNCTION(size_of)
{
	return bb_int_from_ssize(t, (intptr_t)bb_heap_round_size(sizeof(BbStr) + bb_to_str(self)->size + 1));
}

BB_CFUNCTION(encode)
{
	BbValue v[2];
	const char *encoding, *errors;
	if (!bb_args_bind(t, &encode_params, args, nargs, kwnames, v) ||
	    !bb_text_args_cstring(t, v[0], "encode", "encoding", &encoding) ||
	    !bb_text_args_cstring(t, v[1], "encode", "errors", &errors))
		return BB_EMPTY;
	return bb_codec_encode(t, self, encoding, errors);
}

#define T bb_str_type
#define CASE(name, doc) BB_METHOD(T, #name, bb_str_case_##name, 0, 0, doc)
#define M(name, min, max, doc) BB_METHOD(T, #name, bb_str_methods_##name, min, max, doc)
#define M_KW(name, doc) BB_METHOD_KW(T, #name, bb_str_methods_##name, doc)

static const BbBuiltin methods[] = {
	BB_METHOD(T, "__add__", add, 1, 1, "Return self + value."),
	BB_METHOD(T, "__contains__", bb_str_methods_contains, 1, 1, "Return whether value is part of self."),
	BB_COMPARE_ENTRY(T, compare, eq),
	BB_METHOD(T, "__format__", format, 1, 1, "Return the string padded and cut as format_spec says."),
	BB_COMPARE_ENTRY(T, compare, ge),
	BB_METHOD(T, "__getitem__", get_item, 1, 1, "Return self[key]."),
	BB_METHOD(T, "__getnewargs__", getnewargs, 0, 0, NULL),
	BB_COMPARE_ENTRY(T, compare, gt),
	BB_HASH_ENTRY(T),
	BB_METHOD(T, "__iter__", iter, 0, 0, "Return an iterator over the characters."),
	BB_COMPARE_ENTRY(T, compare, le),
	BB_METHOD(T, "__len__", length, 0, 0, "Return the number of characters."),
	BB_COMPARE_ENTRY(T, compare, lt),
	BB_METHOD(T, "__mod__", modulo, 1, 1, "Return self % value: printf-style formatting."),
	BB_METHOD(T, "__mul__", multiply, 1, 1, "Return self repeated value times."),
	BB_COMPARE_ENTRY(T, compare, ne),
	BB_NEW(T, new),
	BB_METHOD(T, "__repr__", repr, 0, 0, "Return repr(self)."),
	BB_METHOD(T, "__rmod__", reflected_modulo, 1, 1, "Return value % self."),
	BB_METHOD(T, "__rmul__", multiply, 1, 1, "Return self repeated value times."),
	BB_METHOD(T, "__sizeof__", size_of, 0, 0, "Return the size of the string in memory, in bytes."),
	BB_METHOD(T, "__str__", str, 0, 0, "Return str(self)."),
	CASE(capitalize, "Return a copy with the first character in title case and the rest in lower case."),
	CASE(casefold, "Return a copy suitable for comparisons that ignore case."),
	M(center, 1, 2, "Return a centered copy of the given width."),
	M(count, 1, 3, "Return how often sub occurs in self[start:end], without overlaps."),
	BB_METHOD_KW(T, "encode", encode, "Encode the string as bytes."),
	M(endswith, 1, 3, "Return whether self[start:end] ends with suffix, or with one of a tuple."),
	M_KW(expandtabs, "Return a copy in which tabs are replaced by spaces."),
	M(find, 1, 3, "Return the lowest index where sub is found in self[start:end], or -1."),
	BB_METHOD_KW(T, "format", bb_str_format_format, "Return the string with its {fields} replaced."),
	BB_METHOD(T, "format_map", bb_str_format_format_map, 1, 1,
		  "Return the string with its {fields} replaced from a mapping."),
	M(index, 1, 3, "Like find, but raise ValueError if there is none."),
	CASE(isalnum, "Return whether all characters are letters or digits, and there is one."),
	CASE(isalpha, "Return whether all characters are letters, and there is one."),
	CASE(isascii, "Return whether all characters are ASCII."),
	CASE(isdecimal, "Return whether all characters are decimal digits, and there is one."),
	CASE(isdigit, "Return whether all characters are digits, and there is one."),
	CASE(isidentifier, "Return whether the string is a valid identifier."),
	CASE(islower, "Return whether the cased characters are lower case, and there is one."),
	CASE(isnumeric, "Return whether all characters are numeric, and there is one."),
	CASE(isprintable, "Return whether all characters are printable."),
	CASE(isspace, "Return whether all characters are white space, and there is one."),
	CASE(istitle, "Return whether the words are in title case, and there is one."),
	CASE(isupper, "Return whether the cased characters are upper case, and there is one."),
	M(join, 1, 1, "Concatenate the strings of an iterable, with self between them."),
	M(ljust, 1, 2, "Return a left-justified copy of the given width."),
	CASE(lower, "Return a copy in lower case."),
	M(lstrip, 0, 1, "Return a copy without white space (or the given characters) at its beginning."),
	BB_STATIC_METHOD(T, "maketrans", bb_str_methods_maketrans, 1, 3, "Return a table for str.translate."),
	M(partition, 1, 1, "Split at the first occurrence of sep into three parts."),
	M(removeprefix, 1, 1, "Return a copy without the prefix, if it is there."),
	M(removesuffix, 1, 1, "Return a copy without the suffix, if it is there."),
	M_KW(replace, "Return a copy in which old is replaced by new, at most count times."),
	M(rfind, 1, 3, "Return the highest index where sub is found in self[start:end], or -1."),
	M(rindex, 1, 3, "Like rfind, but raise ValueError if there is none."),
	M(rjust, 1, 2, "Return a right-justified copy of the given width."),
	M(rpartition, 1, 1, "Split at the last occurrence of sep into three parts."),
	M_KW(rsplit, "Return a list of the parts between separators, splitting from the end."),
	M(rstrip, 0, 1, "Return a copy without white space (or the given characters) at its end."),
	M_KW(split, "Return a list of the parts between separators."),
	M_KW(splitlines, "Return a list of the lines."),
	M(startswith, 1, 3, "Return whether self[start:end] starts with prefix, or with one of a tuple."),
	M(strip, 0, 1, "Return a copy without white space (or the given characters) at both ends."),
	CASE(swapcase, "Return a copy with upper case and lower case exchanged."),
	CASE(title, "Return a copy in which each word begins in title case."),
	M(translate, 1, 1, "Replace each character by what the table has for its number."),
	CASE(upper, "Return a copy in upper case."),
	M(zfill, 1, 1, "Return a copy filled with zeros on the left, behind the sign."),
};

BbType bb_str_type = {
	.kind.trace = bb_str_trace,
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "str",
	.module = "builtins",
	.doc = BB_DOC("str(object='') -> str\nstr(object, encoding='utf-8', errors='strict') -> str\n\n"
		      "Text: str() of an object, or bytes decoded."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE | BB_TYPE_IS_STR | BB_TYPE_MATCH_SELF,
	.instance_size = sizeof(BbStr),
	.item_size = 1,
	.base = &bb_object_type,
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.hash = hash,
};
