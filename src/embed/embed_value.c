/* SPDX-License-Identifier: MIT */
/*
 * Values from C to Python and back, and work on objects, by reference.
 *
 * Each function here turns references into values, calls the floor that knows, and makes a reference of the result.
 */
#include "embed/embed.h"

#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

/* ---- From C to Python. ---- */

BbRef bb_py_none(BbThread *t)
{
	return bb_embed_ref(t, BB_NONE);
}

BbRef bb_py_bool(BbThread *t, bool value)
{
	return bb_embed_ref(t, bb_bool(value));
}

BbRef bb_py_int(BbThread *t, int64_t value)
{
	return bb_embed_ref(t, bb_int_from_i64(t, value));
}

BbRef bb_py_uint(BbThread *t, uint64_t value)
{
	return bb_embed_ref(t, bb_int_from_u64(t, value));
}

BbRef bb_py_int_text(BbThread *t, const char *digits)
{
	BbValue text = bb_str_decode_utf8(t, digits, strlen(digits), NULL);
	return bb_is_empty(text) ? NULL : bb_embed_ref(t, bb_int_parse_str(t, text, 10));
}

BbRef bb_py_float(BbThread *t, double value)
{
	return bb_embed_ref(t, bb_float_new(t, value));
}

BbRef bb_py_text_sized(BbThread *t, const char *utf8, size_t size)
{
	return bb_embed_ref(t, bb_str_decode_utf8(t, utf8, size, NULL));
}

BbRef bb_py_text(BbThread *t, const char *utf8)
{
	return bb_py_text_sized(t, utf8, strlen(utf8));
}

BbRef bb_py_bytes(BbThread *t, const void *data, size_t size)
{
	return bb_embed_ref(t, bb_bytes_new(t, data, size));
}

BbRef bb_py_tuple(BbThread *t, const BbRef *items, size_t count)
{
	BbTuple *tuple = bb_tuple_alloc(t, count);
	return tuple && bb_embed_values(t, items, count, tuple->items) ? bb_embed_ref(t, bb_from_pointer(tuple)) : NULL;
}

BbRef bb_py_list(BbThread *t, const BbRef *items, size_t count)
{
	BbTuple *tuple = bb_tuple_alloc(t, count);
	if (!tuple || !bb_embed_values(t, items, count, tuple->items))
		return NULL;
	return bb_embed_ref(t, bb_list_from(t, tuple->items, count));
}

BbRef bb_py_dict(BbThread *t, const BbRef *keys, const BbRef *values, size_t count)
{
	BbValue dict = bb_dict_new(t, count);
	for (size_t i = 0; i < count && !bb_is_empty(dict); i++) {
		BbValue key = bb_embed_value(t, keys[i]), value = bb_is_empty(key) ? key : bb_embed_value(t, values[i]);
		if (bb_is_empty(value) || !bb_dict_set(t, dict, key, value))
			return NULL;
	}
	return bb_embed_ref(t, dict);
}

/* ---- Boxes. ---- */

typedef struct Box {
	BbObject header;
	void *data;
	const char *kind;
	void (*release)(void *data);
} Box;

static void box_release(void *cell)
{
	Box *box = cell;
	if (box->release)
		box->release(box->data);
}

BbType bb_embed_box_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.release = box_release},
	.name = "box",
	.module = "bobbin",
	.doc = BB_DOC("What a C program has handed to Python code to keep."),
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(Box),
};

BbRef bb_py_box(BbThread *t, void *data, const char *kind, void (*release)(void *data))
{
	Box *box = bb_object_new(t, &bb_embed_box_type, sizeof *box);
	if (!box)
		return NULL;
	box->data = data;
	box->kind = kind;
	BbRef ref = bb_embed_ref(t, bb_from_pointer(box));
	if (ref)
		box->release = release;
	return ref;
}

void *bb_py_unbox(BbThread *t, BbRef ref, const char *kind)
{
	BbValue v = bb_embed_value(t, ref);
	if (bb_is_empty(v))
		return NULL;
	if (!bb_is_exact(v, &bb_embed_box_type) || strcmp(((const Box *)bb_to_pointer(v))->kind, kind) != 0) {
		bb_type_error(t, "a box of kind '%s' expected, not %T", kind, v);
		return NULL;
	}
	return ((const Box *)bb_to_pointer(v))->data;
}

/* ---- From Python to C. ---- */

BbPyKind bb_py_kind(BbRef ref)
{
	if (!ref)
		return 0;
	BbValue v = bb_slot_load(&ref->value);
	static const struct {
		uint32_t flag;
		BbPyKind kind;
	} kinds[] = {
		{BB_TYPE_IS_INT, BB_PY_INT},	 {BB_TYPE_IS_FLOAT, BB_PY_FLOAT}, {BB_TYPE_IS_STR, BB_PY_TEXT},
		{BB_TYPE_IS_BYTES, BB_PY_BYTES}, {BB_TYPE_IS_LIST, BB_PY_LIST},	  {BB_TYPE_IS_TUPLE, BB_PY_TUPLE},
		{BB_TYPE_IS_DICT, BB_PY_DICT},	 {BB_TYPE_IS_SET, BB_PY_SET},
	};
	if (bb_is_none(v))
		return BB_PY_NONE;
	if (bb_is(v, BB_TRUE) || bb_is(v, BB_FALSE))
		return BB_PY_BOOL;
	for (size_t i = 0; i < BB_COUNT(kinds); i++)
		if (bb_has_flag(v, kinds[i].flag))
			return kinds[i].kind;
	return bb_is_exact(v, &bb_embed_box_type) ? BB_PY_BOX : BB_PY_OTHER;
}

/* v if it is an int; else EMPTY: TypeError. */
static BbValue int_of(BbThread *t, BbRef ref)
{
	BbValue v = bb_embed_value(t, ref);
	return bb_is_empty(v) || bb_is_int(v) ? v : bb_type_error(t, "an int expected, not %T", v);
}

bool bb_py_as_int(BbThread *t, BbRef ref, int64_t *out)
{
	BbValue v = int_of(t, ref);
	if (bb_is_empty(v) || bb_int_to_i64(v, out))
		return !bb_is_empty(v);
	bb_overflow_error(t, "int does not fit into 64 bits");
	return false;
}

bool bb_py_as_uint(BbThread *t, BbRef ref, uint64_t *out)
{
	BbValue v = int_of(t, ref);
	if (bb_is_empty(v) || bb_int_to_u64(v, out))
		return !bb_is_empty(v);
	bb_overflow_error(t, "int does not fit into 64 bits without sign");
	return false;
}

bool bb_py_as_float(BbThread *t, BbRef ref, double *out)
{
	BbValue v = bb_embed_value(t, ref);
	return !bb_is_empty(v) && bb_as_double(t, v, out);
}

int bb_py_truth(BbThread *t, BbRef ref)
{
	BbValue v = bb_embed_value(t, ref);
	return bb_is_empty(v) ? -1 : bb_truth(t, v);
}

const char *bb_py_as_text(BbThread *t, BbRef ref, size_t *size)
{
	BbValue v = bb_embed_value(t, ref);
	if (bb_is_empty(v))
		return NULL;
	if (!bb_is_str(v)) {
		bb_type_error(t, "a str expected, not %T", v);
		return NULL;
	}
	if (size)
		*size = bb_to_str(v)->size;
	return bb_str_text(v);
}

const void *bb_py_as_bytes(BbThread *t, BbRef ref, size_t *size)
{
	BbValue v = bb_embed_value(t, ref);
	if (bb_is_empty(v))
		return NULL;
	if (!bb_is_bytes(v)) {
		bb_type_error(t, "a bytes object expected, not %T", v);
		return NULL;
	}
	if (size)
		*size = bb_bytes_size(v);
	return bb_bytes_data(v);
}

BbRef bb_py_str(BbThread *t, BbRef ref)
{
	BbValue v = bb_embed_value(t, ref);
	return bb_is_empty(v) ? NULL : bb_embed_ref(t, bb_str(t, v));
}

BbRef bb_py_repr(BbThread *t, BbRef ref)
{
	BbValue v = bb_embed_value(t, ref);
	return bb_is_empty(v) ? NULL : bb_embed_ref(t, bb_repr(t, v));
}

/* ---- Working with objects. ---- */

BbRef bb_py_get(BbThread *t, BbRef object, const char *name)
{
	BbValue v = bb_embed_value(t, object);
	return bb_is_empty(v) ? NULL : bb_embed_ref(t, bb_getattr_text(t, v, name));
}

/* What a new value is, where NULL means to delete; false: it is NULL because of an exception. */
static bool new_value(BbThread *t, BbRef ref, BbValue *out)
{
	*out = ref ? bb_slot_load(&ref->value) : BB_EMPTY;
	return ref || !bb_has_exception(t);
}

bool bb_py_set(BbThread *t, BbRef object, const char *name, BbRef value)
{
	BbValue v, o = bb_embed_value(t, object);
	return !bb_is_empty(o) && new_value(t, value, &v) && bb_setattr_text(t, o, name, v);
}

BbRef bb_py_get_item(BbThread *t, BbRef object, BbRef key)
{
	BbValue o = bb_embed_value(t, object), k = bb_is_empty(o) ? o : bb_embed_value(t, key);
	return bb_is_empty(k) ? NULL : bb_embed_ref(t, bb_getitem(t, o, k));
}

BbRef bb_py_get_index(BbThread *t, BbRef object, int64_t index)
{
	BbValue o = bb_embed_value(t, object), k = bb_is_empty(o) ? o : bb_int_from_i64(t, index);
	return bb_is_empty(k) ? NULL : bb_embed_ref(t, bb_getitem(t, o, k));
}

bool bb_py_set_item(BbThread *t, BbRef object, BbRef key, BbRef value)
{
	BbValue v, o = bb_embed_value(t, object), k = bb_is_empty(o) ? o : bb_embed_value(t, key);
	return !bb_is_empty(k) && new_value(t, value, &v) && bb_setitem(t, o, k, v);
}

int64_t bb_py_length(BbThread *t, BbRef object)
{
	BbValue v = bb_embed_value(t, object);
	return bb_is_empty(v) ? -1 : bb_length(t, v);
}

bool bb_py_append(BbThread *t, BbRef list, BbRef value)
{
	BbValue l = bb_embed_value(t, list), v = bb_is_empty(l) ? l : bb_embed_value(t, value);
	if (bb_is_empty(v))
		return false;
	if (bb_is_list(l))
		return bb_list_append(t, l, v);
	bb_type_error(t, "a list expected, not %T", l);
	return false;
}

BbRef bb_py_iterate(BbThread *t, BbRef object)
{
	BbValue v = bb_embed_value(t, object);
	return bb_is_empty(v) ? NULL : bb_embed_ref(t, bb_iter(t, v));
}

BbRef bb_py_next(BbThread *t, BbRef iterator)
{
	BbValue item, v = bb_embed_value(t, iterator);
	return bb_is_empty(v) || bb_next(t, v, &item) <= 0 ? NULL : bb_embed_ref(t, item);
}

int bb_py_equal(BbThread *t, BbRef a, BbRef b)
{
	BbValue x = bb_embed_value(t, a), y = bb_is_empty(x) ? x : bb_embed_value(t, b);
	return bb_is_empty(y) ? -1 : bb_equal(t, x, y);
}

int bb_py_is_instance(BbThread *t, BbRef object, BbRef class_or_tuple)
{
	BbValue v = bb_embed_value(t, object), c = bb_is_empty(v) ? v : bb_embed_value(t, class_or_tuple);
	return bb_is_empty(c) ? -1 : bb_is_instance(t, v, c);
}
