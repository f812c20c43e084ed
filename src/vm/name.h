/* SPDX-License-Identifier: MIT */
/*
 * Names: global, builtin and class-level variables, with inline caches; errors for unbound ones.
 *
 * A cache word holds two entry numbers plus one: the name's in the globals dict, and in the builtins dict where the
 * former's value is EMPTY.  An entry number is a hint that the entry's key proves (object/dict.h), so nothing has to be
 * invalidated.
 */
#ifndef BB_VM_NAME_H
#define BB_VM_NAME_H

#include "object/dict.h"
#include "vm/attribute.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/vm.h"

#define BB_NAME_HALF (sizeof(uintptr_t) * 4)

/* EMPTY: take the slow path. */
BB_INLINE BbValue bb_name_cached_global(BbThread *t, const BbFrame *frame, uint32_t word)
{
	uintptr_t cache = bb_attribute_cache_load(frame->code, word);
	uintptr_t entry = cache & (((uintptr_t)1 << BB_NAME_HALF) - 1);
	if (BB_UNLIKELY(entry == 0))
		return BB_EMPTY;
	BbValue name = frame->code->constants[word & 0xffff];
	bool matches;
	BbValue v = bb_dict_entry_value(bb_to_dict(frame->function->globals), (uint32_t)entry - 1, name, &matches);
	if (BB_LIKELY(!bb_is_empty(v)))
		return v;
	entry = cache >> BB_NAME_HALF;
	if (!matches || entry == 0)
		return BB_EMPTY;
	return bb_dict_entry_value(bb_to_dict(t->rt->vm->builtins), (uint32_t)entry - 1, name, &matches);
}

BB_NODISCARD BbValue bb_name_load_global(BbThread *t, BbFrame *frame, uint32_t word);
BB_NODISCARD bool bb_name_delete_global(BbThread *t, BbFrame *frame, BbValue name);
BB_NODISCARD BbValue bb_name_load(BbThread *t, BbFrame *frame, uint32_t word);
BB_NODISCARD bool bb_name_store(BbThread *t, BbFrame *frame, BbValue name, BbValue value);
BB_NODISCARD bool bb_name_delete(BbThread *t, BbFrame *frame, BbValue name);
/* LOAD_DICT_OR_GLOBAL, _FREE and _CELL. */
BB_NODISCARD BbValue bb_name_load_from_mapping(BbThread *t, BbFrame *frame, uint32_t insn, uint32_t word);
/* sys.name for C code, a name interned; EMPTY: not there (nothing is raised). */
BbValue bb_name_of_sys(BbThread *t, BbValue name);
/* The dict of builtins for somebody who may look at all of it; EMPTY: raised. */
BB_NODISCARD BbValue bb_name_all_builtins(BbThread *t);
/* What a new namespace gets as __builtins__: the dict, or the module where that is not complete without being asked. */
BB_INLINE BbValue bb_name_builtins_of_new(const BbThread *t)
{
	return BB_LATE_MODULES ? bb_vm(t)->builtins_module : bb_vm(t)->builtins;
}
/* From the builtins that the frame's globals name; EMPTY without exception: not there. */
BB_NODISCARD BbValue bb_name_builtin(BbThread *t, const BbFrame *frame, BbValue name);
BB_NODISCARD BbValue bb_name_build_class(BbThread *t, BbFrame *frame);

/* Unbinds the variable of a cell; false: it was unbound (nothing is raised).  Of several threads one succeeds. */
BB_NODISCARD bool bb_name_delete_cell(BbThread *t, BbCellObject *cell);

/* Raise UnboundLocalError or NameError. */
void bb_name_unbound_local(BbThread *t, const BbCode *code, unsigned reg);
void bb_name_unbound_free(BbThread *t, const BbCode *code, unsigned i);

#endif
