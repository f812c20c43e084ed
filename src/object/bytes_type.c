/* SPDX-License-Identifier: MIT */
/*
 * The type bytes and its iterator.
 *
 * Bytes are immutable.  An iterator's position is a published word.
 */
#include "object/bytes_type.h"

#include "object/bytes.h"
#include "object/buffer.h"
#include "object/bytes_iter.h"
#include "object/bytes_methods.h"
#include "object/error.h"
#include "object/int.h"
#include "object/memoryview.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/str_repr.h"
#include "object/text_args.h"
#include "object/tuple.h"

BB_PARAMS(new_params, "bytes", 0, 3, 0, "source", "encoding", "errors");

BB_CFUNCTION(new)
{
	BbType *type = bb_to_pointer(args[0]);
	BbValue v[3] = {BB_EMPTY, BB_EMPTY, BB_EMPTY};
	if (nargs == 2 && bb_is_empty(kwnames))
		v[0] = args[1];
	else if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	BbValue bytes = bb_bytes_from_args(t, v, "bytes");
	return bb_is_empty(bytes) || type == &bb_bytes_type ? bytes : bb_bytes_of_type(t, type, bytes);
}

static bool hash(BbThread *t, BbValue self, BbHash *out)
{
	*out = bb_bytes_hash(bb_to_bytes(self));
	return true;
}

BB_CFUNCTION(length)
{
	return bb_int_from_ssize(t, (intptr_t)bb_bytes_size(self));
}

BB_CFUNCTION(get_item)
{
	BbValue key = args[0];
	intptr_t index, step;
	size_t count;
	BbByteView v;
	if (bb_is_slice(key)) {
		if (!bb_slice_indices(t, key, bb_bytes_size(self), &index, &step, &count) ||
		    !bb_bytes_methods_view(t, self, &v))
			return BB_EMPTY;
		return bb_bytes_methods_slice(&v, index, step, count);
	}
	if (bb_is_small(key))
		index = bb_to_small(key);
	else if (!bb_text_args_has_index(t, key))
		return bb_type_error(t, "byte indices must be integers or slices, not %T", key);
	else if (!bb_text_args_item(t, key, &index))
		return BB_EMPTY;
	intptr_t n = (intptr_t)bb_bytes_size(self);
	if (index < 0)
		index += n;
	if (index < 0 || index >= n)
		return bb_index_error(t, "index out of range");
	return bb_from_small((uint8_t)bb_bytes_data(self)[index]);
}

BB_CFUNCTION(repr)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_repr_add_bytes(&b, bb_bytes_data(self), bb_bytes_size(self), false);
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(to_bytes)
{
	return bb_bytes_of_type(t, &bb_bytes_type, self);
}

BB_CFUNCTION(getnewargs)
{
	BbValue plain = bb_bytes_of_type(t, &bb_bytes_type, self);
	return bb_is_empty(plain) ? plain : bb_tuple_from(t, &plain, 1);
}

BB_CFUNCTION(iter)
{
	return bb_bytes_iter_new(t, self);
}

BB_CFUNCTION(from_hex)
{
	BbValue bytes = bb_bytes_more_from_hex(t, args[0]);
	return bb_is_empty(bytes) || bb_is(self, bb_from_pointer(&bb_bytes_type)) ? bytes : bb_call1(t, self, bytes);
}

BB_CFUNCTION(get_buffer)
{
	return bb_memoryview_from_flags(t, self, args[0]);
}

static bool acquire(BbThread *t, BbValue self, BbBuffer *out, unsigned flags)
{
	out->data = bb_to_bytes(self)->data;
	out->size = bb_bytes_size(self);
	out->readonly = true;
	return true;
}

static const BbBufferProcs buffer_procs = {.acquire = acquire};

#define T bb_bytes_type
#define COMPARISON(name) BB_METHOD(T, "__" #name "__", bb_bytes_more_##name, 1, 1, "Compare self and value.")

static const BbBuiltin methods[] = {
	BB_METHOD(T, "__add__", bb_bytes_more_add, 1, 1, "Return self + value."),
	BB_METHOD(T, "__buffer__", get_buffer, 1, 1, "Return a memoryview of the bytes."),
	BB_METHOD(T, "__bytes__", to_bytes, 0, 0, "Convert to exactly bytes."),
	BB_METHOD(T, "__contains__", bb_bytes_methods_contains, 1, 1, "Return whether value is part of self."),
	COMPARISON(eq),
	COMPARISON(ge),
	BB_METHOD(T, "__getitem__", get_item, 1, 1, "Return self[key]."),
	BB_METHOD(T, "__getnewargs__", getnewargs, 0, 0, NULL),
	COMPARISON(gt),
	BB_HASH_ENTRY(T),
	BB_METHOD(T, "__iter__", iter, 0, 0, "Return an iterator over the bytes as integers."),
	COMPARISON(le),
	BB_METHOD(T, "__len__", length, 0, 0, "Return the number of bytes."),
	COMPARISON(lt),
	BB_METHOD(T, "__mod__", bb_bytes_more_modulo, 1, 1, "Return self % value: printf-style formatting."),
	BB_METHOD(T, "__mul__", bb_bytes_more_multiply, 1, 1, "Return self repeated value times."),
	COMPARISON(ne),
	BB_NEW(T, new),
	BB_METHOD(T, "__repr__", repr, 0, 0, "Return repr(self)."),
	BB_METHOD(T, "__rmod__", bb_bytes_more_reflected_modulo, 1, 1, "Return value % self."),
	BB_METHOD(T, "__rmul__", bb_bytes_more_multiply, 1, 1, "Return self repeated value times."),
	BB_METHOD(T, "__str__", repr, 0, 0, "Return str(self)."),
	BB_BYTES_ROWS_C_TO_FIND(T),
	BB_CLASS_METHOD(T, "fromhex", from_hex, 1, 1, "Make one from hexadecimal digits; white space is skipped."),
	BB_BYTES_ROWS_HEX_TO_INDEX(T),
	BB_BYTES_ROWS_IS_TO_PARTITION(T),
	BB_BYTES_ROWS_REMOVE_TO_REPLACE(T),
	BB_BYTES_ROWS_RFIND_TO_Z(T),
};

BbType bb_bytes_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "bytes",
	.module = "builtins",
	.doc = BB_DOC("bytes(source=b'', encoding=None, errors=None)\n\n"
		      "A row of bytes: of an iterable of ints, of a buffer, of text and its encoding, or of n zeros."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE | BB_TYPE_IS_BYTES | BB_TYPE_MATCH_SELF,
	.instance_size = sizeof(BbBytes),
	.item_size = 1,
	.base = &bb_object_type,
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.hash = hash,
	.buffer = &buffer_procs,
};
