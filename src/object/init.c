/* SPDX-License-Identifier: MIT */
/*
 * Start-up of the object floor: its state, the interned names, and every type made ready.
 */
#include "object/init.h"

#include "object/buffer.h"
#include "object/buffer_wrapper.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/code.h"
#include "object/complex.h"
#include "object/dict.h"
#include "object/dict_views.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/generic.h"
#include "object/generic_alias.h"
#include "object/instance.h"
#include "object/int.h"
#include "object/intern.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/mappingproxy.h"
#include "object/memoryview.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/object.h"
#include "object/protocol.h"
#include "object/range.h"
#include "object/set.h"
#include "object/shape.h"
#include "object/slice.h"
#include "object/state.h"
#include "object/str.h"
#include "object/str_iter.h"
#include "object/subclass.h"
#include "object/super.h"
#include "object/template.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/type_alias.h"
#include "object/typevar.h"
#include "object/union_type.h"
#include "object/weakref.h"

/* Every static type but the exceptions. */
static BbType *const types[] = {
	&bb_object_type,
	&bb_type_type,
	&bb_bool_type,
	&bb_builtin_function_type,
	&bb_buffer_wrapper_type,
	&bb_bytearray_iterator_type,
	&bb_bytearray_type,
	&bb_bytes_iterator_type,
	&bb_bytes_type,
	&bb_callable_iterator_type,
	&bb_cell_type,
	&bb_class_method_descriptor_type,
	&bb_class_method_type,
	&bb_code_type,
	&bb_complex_type,
	&bb_const_evaluator_type,
	&bb_dict_item_iterator_type,
	&bb_dict_items_type,
	&bb_dict_key_iterator_type,
	&bb_dict_keys_type,
	&bb_dict_reverse_item_iterator_type,
	&bb_dict_reverse_key_iterator_type,
	&bb_dict_reverse_value_iterator_type,
	&bb_dict_type,
	&bb_dict_value_iterator_type,
	&bb_dict_values_type,
	&bb_ellipsis_type,
	&bb_enumerate_type,
	&bb_filter_type,
	&bb_float_type,
	&bb_frozenset_type,
	&bb_generic_alias_iterator_type,
	&bb_generic_alias_type,
	&bb_getset_descriptor_type,
	&bb_int_type,
	&bb_interpolation_type,
	&bb_list_iterator_type,
	&bb_list_reverse_iterator_type,
	&bb_list_type,
	&bb_long_range_iterator_type,
	&bb_managed_buffer_type,
	&bb_map_type,
	&bb_mappingproxy_type,
	&bb_member_type,
	&bb_memoryview_iterator_type,
	&bb_memoryview_type,
	&bb_method_descriptor_type,
	&bb_method_type,
	&bb_method_wrapper_type,
	&bb_module_type,
	&bb_namespace_type,
	&bb_no_default_type,
	&bb_none_type,
	&bb_not_implemented_type,
	&bb_paramspec_args_type,
	&bb_paramspec_kwargs_type,
	&bb_paramspec_type,
	&bb_property_type,
	&bb_range_iterator_type,
	&bb_range_type,
	&bb_reversed_type,
	&bb_sequence_iterator_type,
	&bb_set_iterator_type,
	&bb_set_type,
	&bb_slice_type,
	&bb_static_method_type,
	&bb_str_ascii_iterator_type,
	&bb_str_iterator_type,
	&bb_str_type,
	&bb_super_type,
	&bb_template_iterator_type,
	&bb_template_type,
	&bb_tuple_iterator_type,
	&bb_tuple_type,
	&bb_type_alias_type,
	&bb_typevar_tuple_type,
	&bb_typevar_type,
	&bb_typevar_unpacked_type,
	&bb_union_type,
	&bb_weakref_callable_proxy_type,
	&bb_weakref_proxy_type,
	&bb_weakref_type,
	&bb_zip_type,
};

static void trace_state(BbTracer *tracer, BbRuntime *rt, void *context)
{
	(void)context;
	BbObjects *objects = rt->objects;
	bb_trace_pointer(tracer, (void *)bb_published_load(&objects->intern_table));
	bb_trace_pointer(tracer, (void *)bb_published_load(&objects->shape_table));
#if !BB_FROZEN_CODE
	bb_trace_values(tracer, objects->names, objects->names + BB_N_COUNT);
	bb_trace_values(tracer, objects->specials, objects->specials + BB_SP_COUNT);
#endif
	bb_trace(tracer, objects->empty_tuple);
	bb_trace(tracer, objects->no_memory);
	bb_trace(tracer, objects->codec_state);
	for (uint32_t i = 1; i < BB_STATIC_TYPES_MAX; i++) {
#if BB_SPARSE_TYPES
		bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&objects->static_states[i]));
#else
		bb_type_trace_state(tracer, &objects->static_states[i]);
		bb_shape_trace(tracer, i);
#endif
	}
}

/* ---- Names. ---- */

#if BB_FROZEN_CODE

/* They are constants. */
static bool init_names(BbThread *t)
{
	return true;
}

#else

static const char *const name_texts[] = {
#define X(name) #name,
	BB_NAMES(X)
#undef X
};

static const char *const special_texts[] = {
#define X(id, name) name,
	BB_SPECIALS(X)
#undef X
};

/* A trailing underscore stands for a name that C keeps to itself. */
static const char *real_name(const char *text, char *buffer, size_t size)
{
	size_t n = strlen(text);
	if (n > 1 && text[n - 1] == '_' && text[n - 2] != '_' && n < size) {
		memcpy(buffer, text, n - 1);
		buffer[n - 1] = '\0';
		return buffer;
	}
	return text;
}

static bool init_names(BbThread *t)
{
	BbObjects *objects = bb_objects(t);
	for (size_t i = 0; i < BB_N_COUNT; i++) {
		char buffer[32];
		objects->names[i] = bb_intern_text(t, real_name(name_texts[i], buffer, sizeof buffer));
		if (bb_is_empty(objects->names[i]))
			return false;
	}
	for (size_t i = 0; i < BB_SP_COUNT; i++) {
		objects->specials[i] = bb_intern_text(t, special_texts[i]);
		if (bb_is_empty(objects->specials[i]))
			return false;
	}
	return true;
}

#endif

bool bb_objects_init(BbThread *t)
{
	BbObjects *objects = bb_platform_alloc(sizeof *objects);
	if (!objects)
		return false;
	t->rt->objects = objects;
	bb_shape_init(t->rt);
	bb_subclass_init(t->rt);
	bb_heap_add_roots(t->rt, trace_state, NULL);
	if (!bb_intern_init(t))
		return false;
	BbTuple *empty = bb_alloc(t, &bb_tuple_type.kind, sizeof *empty);
	if (!empty)
		return false;
	objects->empty_tuple = bb_from_pointer(empty);
	if (!init_names(t))
		return false;
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_type_ready(t, types[i]))
			return false;
	bb_object_type_note_own(t);
	bb_union_init(t);
	return bb_exceptions_init(t) && bb_weakref_init(t) && bb_template_init(t) && bb_generic_init(t);
}

void bb_objects_destroy(BbRuntime *rt)
{
	bb_platform_free(rt->objects);
	rt->objects = NULL;
}
