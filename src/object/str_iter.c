/* SPDX-License-Identifier: MIT */
/*
 * Iterators over the characters of a str; see str_iter.h.  There are two types, as in CPython; they differ in name
 * only.
 */
#include "object/str_iter.h"

#include "base/utf8.h"
#include "object/error.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/text_args.h"

BbValue bb_str_iter_new(BbThread *t, BbValue s)
{
	BbType *type = bb_str_is_ascii(bb_to_str(s)) ? &bb_str_ascii_iterator_type : &bb_str_iterator_type;
	BbStrIterator *it = bb_object_new(t, type, sizeof *it);
	if (!it)
		return BB_EMPTY;
	it->text = s;
	return bb_from_pointer(it);
}

static void trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((BbStrIterator *)cell)->text);
}

static BbStrIterator *to_iterator(BbValue v)
{
	return bb_to_pointer(v);
}

static BbValue next(BbThread *t, BbValue self)
{
	BbStrIterator *it = to_iterator(self);
	const BbStr *s = bb_to_str(it->text);
	size_t offset = bb_published_load_relaxed(&it->offset);
	if (BB_UNLIKELY(offset >= s->size))
		return BB_EMPTY;
	uint8_t c = (uint8_t)bb_str_data(s)[offset];
	unsigned width = bb_utf8_length(c);
	bb_published_store_relaxed(&it->offset, offset + width);
	if (BB_LIKELY(width == 1))
		return bb_str_ascii_char(c);
	BbStr *one = bb_str_alloc(t, width, 1);
	if (!one)
		return BB_EMPTY;
	memcpy(one->inline_text, bb_str_data(s) + offset, width);
	return bb_from_pointer(one);
}

BB_CFUNCTION(length_hint)
{
	const BbStrIterator *it = to_iterator(self);
	const BbStr *s = bb_to_str(it->text);
	return bb_int_from_ssize(t, (intptr_t)(s->length - bb_str_index_at(s, bb_published_load_relaxed(&it->offset))));
}

BB_CFUNCTION(reduce)
{
	const BbStrIterator *it = to_iterator(self);
	const BbStr *s = bb_to_str(it->text);
	size_t offset = bb_published_load_relaxed(&it->offset);
	if (offset >= s->size)
		return bb_iterator_reduce(t, bb_str_empty(t), BB_EMPTY);
	return bb_iterator_reduce(t, it->text, bb_int_from_ssize(t, (intptr_t)bb_str_index_at(s, offset)));
}

BB_CFUNCTION(set_state)
{
	BbStrIterator *it = to_iterator(self);
	const BbStr *s = bb_to_str(it->text);
	intptr_t index;
	if (!bb_text_args_count(t, args[0], &index))
		return BB_EMPTY;
	if (index < 0)
		index = 0;
	bb_published_store_relaxed(&it->offset, (size_t)index >= s->length ? s->size : bb_str_offset(s, (size_t)index));
	return BB_NONE;
}

BB_TEXT_ITERATOR_TYPE(bb_str_iterator_type, "str_iterator", BbStrIterator, iterator_methods)
BB_TEXT_ITERATOR_TYPE(bb_str_ascii_iterator_type, "str_ascii_iterator", BbStrIterator, ascii_iterator_methods)
