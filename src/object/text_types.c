/* SPDX-License-Identifier: MIT */
/*
 * Makes the iterators of text types and their like ready; see text_types.h.
 */
#include "object/text_types.h"

#include "object/buffer_wrapper.h"
#include "object/bytes_iter.h"
#include "object/memoryview.h"
#include "object/str_iter.h"
#include "object/template.h"
#include "object/type.h"

bool bb_text_types_init(BbThread *t)
{
	static BbType *const all[] = {
		&bb_str_iterator_type,	     &bb_str_ascii_iterator_type, &bb_bytes_iterator_type,
		&bb_bytearray_iterator_type, &bb_managed_buffer_type,	  &bb_memoryview_iterator_type,
		&bb_template_type,	     &bb_interpolation_type,	  &bb_template_iterator_type,
		&bb_buffer_wrapper_type,
	};
	for (size_t i = 0; i < BB_COUNT(all); i++)
		if (!bb_type_ready(t, all[i]))
			return false;
	return true;
}
