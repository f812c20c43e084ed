/* SPDX-License-Identifier: MIT */
/*
 * None, Ellipsis, NotImplemented, and cells.
 *
 * The first three are static and immutable; a cell's content is a slot.
 */
#include "object/singleton.h"

#include "base/hash.h"
#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"

BbObject bb_none_object = BB_STATIC_OBJECT(bb_none_type);
BbObject bb_ellipsis_object = BB_STATIC_OBJECT(bb_ellipsis_type);
BbObject bb_not_implemented_object = BB_STATIC_OBJECT(bb_not_implemented_type);

static bool pointer_hash(BbThread *t, BbValue self, BbHash *out)
{
	*out = bb_hash_pointer(bb_to_pointer(self));
	return true;
}

static BbValue no_arguments(BbThread *t, const char *name, size_t nargs, BbValue kwnames, BbValue result)
{
	if (nargs > 1 || !bb_is_empty(kwnames))
		return bb_type_error(t, "%s takes no arguments", name);
	return result;
}

BB_CFUNCTION(none_bool)
{
	return BB_FALSE;
}
BB_CFUNCTION(none_repr)
{
	return bb_intern_text(t, "None");
}
BB_CFUNCTION(none_new)
{
	return no_arguments(t, "NoneType", nargs, kwnames, BB_NONE);
}
#define SAME_METHOD(name, op)                                                                                          \
	BB_CFUNCTION(name)                                                                                             \
	{                                                                                                              \
		return bb_is(self, args[0]) ? bb_bool(op) : BB_NOT_IMPLEMENTED;                                        \
	}
SAME_METHOD(none_eq, true)
SAME_METHOD(none_ne, false)
BB_CFUNCTION(not_implemented)
{
	return BB_NOT_IMPLEMENTED;
}

static const BbBuiltin none_methods[] = {
	BB_METHOD(bb_none_type, "__bool__", none_bool, 0, 0, "True if self else False"),
	BB_METHOD(bb_none_type, "__eq__", none_eq, 1, 1, "Return self==value."),
	BB_METHOD(bb_none_type, "__ge__", not_implemented, 1, 1, "Return self>=value."),
	BB_METHOD(bb_none_type, "__gt__", not_implemented, 1, 1, "Return self>value."),
	BB_HASH_ENTRY(bb_none_type),
	BB_METHOD(bb_none_type, "__le__", not_implemented, 1, 1, "Return self<=value."),
	BB_METHOD(bb_none_type, "__lt__", not_implemented, 1, 1, "Return self<value."),
	BB_METHOD(bb_none_type, "__ne__", none_ne, 1, 1, "Return self!=value."),
	BB_NEW(bb_none_type, none_new),
	BB_METHOD(bb_none_type, "__repr__", none_repr, 0, 0, "Return repr(self)."),
};

static bool none_hash(BbThread *t, BbValue self, BbHash *out)
{
	*out = (BbHash)0xfca86420;
	return true;
}

BbType bb_none_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "NoneType",
	.module = "builtins",
	.doc = BB_DOC("The type of the None singleton."),
	.instance_size = sizeof(BbObject),
	.methods = none_methods,
	.method_count = BB_COUNT(none_methods),
	.hash = none_hash,
};

BB_CFUNCTION(ellipsis_repr)
{
	return bb_intern_text(t, "Ellipsis");
}
BB_CFUNCTION(ellipsis_new)
{
	return no_arguments(t, "EllipsisType", nargs, kwnames, BB_ELLIPSIS);
}

static const BbBuiltin ellipsis_methods[] = {
	BB_NEW(bb_ellipsis_type, ellipsis_new),
	BB_METHOD(bb_ellipsis_type, "__reduce__", ellipsis_repr, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_ellipsis_type, "__repr__", ellipsis_repr, 0, 0, "Return repr(self)."),
};

BbType bb_ellipsis_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "ellipsis",
	.module = "builtins",
	.doc = BB_DOC("The type of the Ellipsis singleton."),
	.instance_size = sizeof(BbObject),
	.methods = ellipsis_methods,
	.method_count = BB_COUNT(ellipsis_methods),
	.hash = pointer_hash,
};

BB_CFUNCTION(not_implemented_repr)
{
	return bb_intern_text(t, "NotImplemented");
}
BB_CFUNCTION(not_implemented_new)
{
	return no_arguments(t, "NotImplementedType", nargs, kwnames, BB_NOT_IMPLEMENTED);
}
BB_CFUNCTION(not_implemented_bool)
{
	return bb_type_error(t, "NotImplemented should not be used in a boolean context");
}

static const BbBuiltin not_implemented_methods[] = {
	BB_METHOD(bb_not_implemented_type, "__bool__", not_implemented_bool, 0, 0, "True if self else False"),
	BB_NEW(bb_not_implemented_type, not_implemented_new),
	BB_METHOD(bb_not_implemented_type, "__reduce__", not_implemented_repr, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_not_implemented_type, "__repr__", not_implemented_repr, 0, 0, "Return repr(self)."),
};

BbType bb_not_implemented_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "NotImplementedType",
	.module = "builtins",
	.doc = BB_DOC("The type of the NotImplemented singleton."),
	.instance_size = sizeof(BbObject),
	.methods = not_implemented_methods,
	.method_count = BB_COUNT(not_implemented_methods),
	.hash = pointer_hash,
};

/* ---- Cells. ---- */

static void cell_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((BbCellObject *)cell)->value);
}

BB_CFUNCTION(cell_new)
{
	if (!bb_args_check(t, "cell", nargs - 1, kwnames, 0, 1))
		return BB_EMPTY;
	BbCellObject *cell = bb_object_new(t, &bb_cell_type, sizeof *cell);
	if (!cell)
		return BB_EMPTY;
	if (nargs > 1)
		bb_slot_init(&cell->value, args[1]);
	return bb_from_pointer(cell);
}

static BbValue cell_contents(BbThread *t, BbValue self)
{
	BbValue v = bb_slot_load(&((BbCellObject *)bb_to_pointer(self))->value);
	return bb_is_empty(v) ? bb_value_error(t, "Cell is empty") : v;
}

static bool cell_set_contents(BbThread *t, BbValue self, BbValue value)
{
	BbCellObject *cell = bb_to_pointer(self);
	bb_store(t, cell, &cell->value, value);
	return true;
}

BB_CFUNCTION(cell_repr)
{
	BbValue v = bb_slot_load(&((BbCellObject *)bb_to_pointer(self))->value);
	if (bb_is_empty(v))
		return bb_format(t, "<cell at 0x%zx: empty>", (size_t)self.bits);
	return bb_format(t, "<cell at 0x%zx: %T object at 0x%zx>", (size_t)self.bits, v, (size_t)v.bits);
}

static BbValue cell_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_exact(other, &bb_cell_type))
		return BB_NOT_IMPLEMENTED;
	BbValue a = bb_slot_load(&((BbCellObject *)bb_to_pointer(self))->value);
	BbValue b = bb_slot_load(&((BbCellObject *)bb_to_pointer(other))->value);
	if (bb_is_empty(a) || bb_is_empty(b))
		return bb_bool(bb_compare_result(op, (intptr_t)bb_is_empty(b) - (intptr_t)bb_is_empty(a)));
	return bb_compare(t, op, a, b);
}
BB_COMPARE_METHODS(cell_compare)

static const BbBuiltin cell_methods[] = {
	BB_COMPARE_ENTRY(bb_cell_type, cell_compare, eq),
	BB_COMPARE_ENTRY(bb_cell_type, cell_compare, ge),
	BB_COMPARE_ENTRY(bb_cell_type, cell_compare, gt),
	BB_COMPARE_ENTRY(bb_cell_type, cell_compare, le),
	BB_COMPARE_ENTRY(bb_cell_type, cell_compare, lt),
	BB_COMPARE_ENTRY(bb_cell_type, cell_compare, ne),
	BB_NEW(bb_cell_type, cell_new),
	BB_METHOD(bb_cell_type, "__repr__", cell_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_cell_type, "cell_contents", cell_contents, cell_set_contents, NULL),
};

BbType bb_cell_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = cell_trace},
	.name = "cell",
	.module = "builtins",
	.doc = BB_DOC("Create a new cell object."),
	.instance_size = sizeof(BbCellObject),
	.methods = cell_methods,
	.method_count = BB_COUNT(cell_methods),
	.hash = bb_unhashable,
};
