/* SPDX-License-Identifier: MIT */
/*
 * Text to match: str, bytes, or whatever lends its bytes.
 *
 * See the header about who may change it meanwhile.
 */
#include "modules/re_subject.h"

#include "object/bytes.h"
#include "object/error.h"
#include "object/str.h"

/* Borrows the bytes; those that may change are copied. */
static bool open_buffer(BbReSubject *s, BbThread *t)
{
	if (!bb_buffer_is_supported(t, s->string)) {
		bb_type_error(t, "expected string or bytes-like object, got '%T'", s->string);
		return false;
	}
	if (!bb_buffer_acquire(t, s->string, &s->buffer, BB_BUFFER_READ))
		return false;
	s->text = (const uint8_t *)s->buffer.data;
	s->size = s->buffer.size;
	if (s->buffer.readonly)
		return true;
	BbBytes *copy = bb_bytes_alloc(t, s->size);
	if (copy) {
		bb_buffer_load(copy->data, s->buffer.data, s->size);
		s->text = (const uint8_t *)copy->data;
		s->copy = bb_from_pointer(copy);
	}
	bb_buffer_release(t, &s->buffer);
	return copy != NULL;
}

bool bb_re_subject_open(BbReSubject *s, BbThread *t, bool is_text, BbValue string)
{
	s->string = string;
	s->copy = s->buffer.object = BB_EMPTY;
	s->is_text = bb_is_str(string);
	if (s->is_text) {
		s->text = (const uint8_t *)bb_str_text(string);
		s->size = bb_to_str(string)->size;
		s->length = bb_to_str(string)->length;
	} else if (bb_is_bytes(string)) {
		s->text = (const uint8_t *)bb_bytes_data(string);
		s->length = s->size = bb_bytes_size(string);
	} else {
		if (!open_buffer(s, t))
			return false;
		s->length = s->size;
	}
	if (s->is_text == is_text)
		return true;
	bb_re_subject_close(s, t);
	bb_type_error(t, is_text ? "cannot use a string pattern on a bytes-like object"
				 : "cannot use a bytes pattern on a string-like object");
	return false;
}

void bb_re_subject_close(BbReSubject *s, BbThread *t)
{
	if (!bb_is_empty(s->buffer.object))
		bb_buffer_release(t, &s->buffer);
}

size_t bb_re_subject_index(const BbReSubject *s, size_t offset)
{
	return s->is_text ? bb_str_index_at(bb_to_str(s->string), offset) : offset;
}

size_t bb_re_subject_offset(const BbReSubject *s, size_t index)
{
	return s->is_text ? bb_str_offset(bb_to_str(s->string), index) : index;
}

BbValue bb_re_subject_slice(const BbReSubject *s, BbThread *t, size_t start, size_t end)
{
	if (s->is_text)
		return bb_str_slice_bytes(t, s->string, start, end, BB_STR_NONE);
	if (start == 0 && end == s->size && bb_is_exact_bytes(s->string))
		return s->string;
	return bb_bytes_new(t, s->text + start, end - start);
}

BbValue bb_re_slice(BbThread *t, BbValue string, size_t start, size_t end)
{
	BbReSubject s;
	if (!bb_re_subject_open(&s, t, bb_is_str(string), string))
		return BB_EMPTY;
	end = end < s.size ? end : s.size;
	BbValue part = bb_re_subject_slice(&s, t, start < end ? start : end, end);
	bb_re_subject_close(&s, t);
	return part;
}
