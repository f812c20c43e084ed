/* SPDX-License-Identifier: MIT */
/*
 * types.MappingProxyType.
 *
 * The proxy is immutable; every operation is the mapping's own, or, for the attributes of a class, goes on a dict made
 * from what the cells hold.
 */
#include "object/mappingproxy.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"

static BbMappingProxy *to_proxy(BbValue v)
{
	return (BbMappingProxy *)bb_to_pointer(v);
}

static bool has_cells(BbValue self)
{
	return (to_proxy(self)->header.flags & BB_MAPPINGPROXY_CELLS) != 0;
}

static void proxy_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((const BbMappingProxy *)cell)->mapping);
}

BbValue bb_mappingproxy_new(BbThread *t, BbValue mapping, bool cells)
{
	BbMappingProxy *proxy = bb_object_new(t, &bb_mappingproxy_type, sizeof(BbMappingProxy));
	if (!proxy)
		return BB_EMPTY;
	proxy->header.flags = cells ? BB_MAPPINGPROXY_CELLS : 0;
	proxy->mapping = mapping;
	return bb_from_pointer(proxy);
}

/* The value of an attribute; EMPTY: there is none any more. */
static BbValue cell_value(BbValue cell)
{
	return bb_is_exact(cell, &bb_cell_type) ? bb_slot_load(&((const BbCellObject *)bb_to_pointer(cell))->value)
						: cell;
}

/* What the proxy stands for: the mapping, or a dict of what is in the cells. */
static BbValue target(BbThread *t, BbValue self)
{
	BbValue mapping = to_proxy(self)->mapping;
	if (!has_cells(self))
		return mapping;
	BbValue pairs = bb_dict_snapshot(t, mapping),
		dict = bb_is_empty(pairs) ? pairs : bb_dict_new(t, bb_tuple_count(pairs) / 2);
	for (size_t i = 0; !bb_is_empty(dict) && i < bb_tuple_count(pairs); i += 2) {
		BbValue value = cell_value(bb_tuple_get(pairs, i + 1));
		if (!bb_is_empty(value) && !bb_dict_set(t, dict, bb_tuple_get(pairs, i), value))
			return BB_EMPTY;
	}
	return dict;
}

BB_PARAMS(new_params, "mappingproxy", 0, 1, 1, "mapping");

BB_CFUNCTION(proxy_new)
{
	BbValue mapping;
	if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, &mapping))
		return BB_EMPTY;
	if (bb_is_list(mapping) || bb_is_tuple(mapping) || bb_is_empty(bb_special(bb_type_of(mapping), BB_SP_GETITEM)))
		return bb_type_error(t, "mappingproxy() argument must be a mapping, not %T", mapping);
	return bb_mappingproxy_new(t, mapping, false);
}

BB_CFUNCTION(proxy_getitem)
{
	BbValue mapping = to_proxy(self)->mapping;
	if (!has_cells(self))
		return bb_getitem(t, mapping, args[0]);
	BbValue cell;
	int found = bb_dict_get(t, mapping, args[0], &cell);
	if (found < 0)
		return BB_EMPTY;
	BbValue value = found ? cell_value(cell) : BB_EMPTY;
	return bb_is_empty(value) ? bb_raise_key_error(t, args[0]) : value;
}

BB_CFUNCTION(proxy_contains)
{
	BbValue mapping = to_proxy(self)->mapping, cell;
	int found;
	if (!has_cells(self)) {
		found = bb_contains(t, mapping, args[0]);
	} else {
		found = bb_dict_get(t, mapping, args[0], &cell);
		if (found > 0)
			found = !bb_is_empty(cell_value(cell));
	}
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(proxy_len)
{
	BbValue mapping = target(t, self);
	intptr_t n = bb_is_empty(mapping) ? -1 : bb_length(t, mapping);
	return n < 0 ? BB_EMPTY : bb_from_small(n);
}

BB_CFUNCTION(proxy_iter)
{
	BbValue mapping = target(t, self);
	return bb_is_empty(mapping) ? mapping : bb_iter(t, mapping);
}

BB_CFUNCTION(proxy_repr)
{
	BbValue mapping = target(t, self);
	return bb_is_empty(mapping) ? mapping : bb_format(t, "mappingproxy(%R)", mapping);
}

BB_CFUNCTION(proxy_str)
{
	BbValue mapping = target(t, self);
	return bb_is_empty(mapping) ? mapping : bb_str(t, mapping);
}

static bool proxy_hash(BbThread *t, BbValue self, BbHash *out)
{
	return bb_hash(t, to_proxy(self)->mapping, out);
}

static BbValue unwrapped(BbThread *t, BbValue v)
{
	return bb_is_exact(v, &bb_mappingproxy_type) ? target(t, v) : v;
}

static BbValue proxy_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	BbValue mapping = target(t, self);
	other = bb_is_empty(mapping) ? mapping : unwrapped(t, other);
	return bb_is_empty(other) ? other : bb_compare(t, op, mapping, other);
}
BB_COMPARE_METHODS(proxy_compare)

static BbValue join(BbThread *t, BbValue a, BbValue b)
{
	a = unwrapped(t, a);
	b = bb_is_empty(a) ? a : unwrapped(t, b);
	return bb_is_empty(b) ? b : bb_binary(t, BB_OP_OR, a, b);
}

BB_CFUNCTION(proxy_or)
{
	return join(t, self, args[0]);
}

BB_CFUNCTION(proxy_ror)
{
	return join(t, args[0], self);
}

BB_CFUNCTION(proxy_ior)
{
	return bb_type_error(t, "'|=' is not supported by %T; use '|' instead", self);
}

/* A method of the mapping. */
static BbValue forward(BbThread *t, BbValue self, const char *name, const BbValue *args, size_t nargs)
{
	BbValue mapping = target(t, self);
	return bb_is_empty(mapping) ? mapping : bb_call_method(t, mapping, name, args, nargs);
}

BB_CFUNCTION(proxy_get)
{
	BbValue both[2] = {args[0], nargs > 1 ? args[1] : BB_NONE};
	return forward(t, self, "get", both, 2);
}

BB_CFUNCTION(proxy_keys)
{
	return forward(t, self, "keys", NULL, 0);
}

BB_CFUNCTION(proxy_values)
{
	return forward(t, self, "values", NULL, 0);
}

BB_CFUNCTION(proxy_items)
{
	return forward(t, self, "items", NULL, 0);
}

BB_CFUNCTION(proxy_copy)
{
	return forward(t, self, "copy", NULL, 0);
}

BB_CFUNCTION(proxy_reversed)
{
	return forward(t, self, "__reversed__", NULL, 0);
}

static const BbBuiltin proxy_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_mappingproxy_type),
	BB_METHOD(bb_mappingproxy_type, "__contains__", proxy_contains, 1, 1, "Return bool(key in self)."),
	BB_COMPARE_ENTRY(bb_mappingproxy_type, proxy_compare, eq),
	BB_COMPARE_ENTRY(bb_mappingproxy_type, proxy_compare, ge),
	BB_METHOD(bb_mappingproxy_type, "__getitem__", proxy_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(bb_mappingproxy_type, proxy_compare, gt),
	BB_HASH_ENTRY(bb_mappingproxy_type),
	BB_METHOD(bb_mappingproxy_type, "__ior__", proxy_ior, 1, 1, "Return self|=value."),
	BB_METHOD(bb_mappingproxy_type, "__iter__", proxy_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(bb_mappingproxy_type, proxy_compare, le),
	BB_METHOD(bb_mappingproxy_type, "__len__", proxy_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(bb_mappingproxy_type, proxy_compare, lt),
	BB_COMPARE_ENTRY(bb_mappingproxy_type, proxy_compare, ne),
	BB_NEW(bb_mappingproxy_type, proxy_new),
	BB_METHOD(bb_mappingproxy_type, "__or__", proxy_or, 1, 1, "Return self|value."),
	BB_METHOD(bb_mappingproxy_type, "__repr__", proxy_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_mappingproxy_type, "__reversed__", proxy_reversed, 0, 0,
		  "Return an iterator over the keys, the last one first."),
	BB_METHOD(bb_mappingproxy_type, "__ror__", proxy_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_mappingproxy_type, "__str__", proxy_str, 0, 0, "Return str(self)."),
	BB_METHOD(bb_mappingproxy_type, "copy", proxy_copy, 0, 0, "Return a copy of the mapping."),
	BB_METHOD(bb_mappingproxy_type, "get", proxy_get, 1, 2,
		  "Return the value for key, or default if the key is not there."),
	BB_METHOD(bb_mappingproxy_type, "items", proxy_items, 0, 0, "Return a view of the (key, value) pairs."),
	BB_METHOD(bb_mappingproxy_type, "keys", proxy_keys, 0, 0, "Return a view of the keys."),
	BB_METHOD(bb_mappingproxy_type, "values", proxy_values, 0, 0, "Return a view of the values."),
};

BbType bb_mappingproxy_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = proxy_trace},
	.name = "mappingproxy",
	.module = "builtins",
	.doc = BB_DOC("mappingproxy(mapping)\n--\n\nA read-only view of a mapping."),
	.flags = BB_TYPE_MAPPING | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbMappingProxy),
	.methods = proxy_methods,
	.method_count = BB_COUNT(proxy_methods),
	.hash = proxy_hash,
};
