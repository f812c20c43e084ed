/* SPDX-License-Identifier: MIT */
/*
 * Slow paths of names.
 */
#include "vm/name.h"

#include "compiler/opcodes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "thread/lock.h"

static BbValue not_defined(BbThread *t, BbValue name)
{
	bb_raise(t, &bb_exc_NameError, "name '%S' is not defined", name);
	if (bb_exception_matches(t, &bb_exc_NameError))
		bb_exception_set_field(t, t->exception, 0, name);
	return BB_EMPTY;
}

bool bb_name_delete_cell(BbThread *t, BbCellObject *cell)
{
	bb_lock(t, &cell->header.lock);
	bool bound = !bb_is_empty(bb_slot_load(&cell->value));
	if (bound)
		bb_store(t, cell, &cell->value, BB_EMPTY);
	bb_unlock(t, &cell->header.lock);
	return bound;
}

void bb_name_unbound_local(BbThread *t, const BbCode *code, unsigned reg)
{
	unsigned local = reg;
	if ((code->flags & BB_CODE_FAR) && reg >= 256)
		local = reg - 128;
	BbValue name = local < bb_tuple_count(code->locals) ? bb_tuple_get(code->locals, local) : code->name;
	bb_raise(t, &bb_exc_UnboundLocalError,
		 "cannot access local variable '%S' where it is not associated with a value", name);
}

void bb_name_unbound_free(BbThread *t, const BbCode *code, unsigned i)
{
	BbValue name = bb_tuple_get(code->frees, i);
	bb_raise(t, &bb_exc_NameError,
		 "cannot access free variable '%S' where it is not associated with a value in enclosing scope", name);
	if (bb_exception_matches(t, &bb_exc_NameError))
		bb_exception_set_field(t, t->exception, 0, name);
}

/* From a namespace of any kind; EMPTY without exception: not there. */
static BbValue from_mapping(BbThread *t, BbValue mapping, BbValue name)
{
	if (bb_is_exact(mapping, &bb_dict_type))
		return bb_dict_get_name(t, mapping, name);
	BbValue v = bb_getitem(t, mapping, name);
	if (bb_is_empty(v) && bb_exception_matches(t, &bb_exc_KeyError))
		bb_exception_clear(t);
	return v;
}

/* The builtins that a namespace uses: its own __builtins__, or the runtime's. */
static BbValue builtins_of(BbThread *t, BbValue globals)
{
	BbValue v = bb_dict_get_name(t, globals, BB_NAME(t, __builtins__));
	if (bb_is_empty(v))
		return bb_vm(t)->builtins;
	if (bb_is_of_type(v, &bb_module_type))
		return bb_module_dict(v);
	return v;
}

/* A name that the dict of builtins lacks, which may be there late; EMPTY, perhaps without exception. */
static BbValue late_builtin(BbThread *t, BbValue builtins, BbValue name)
{
	bool own = BB_LATE_MODULES && bb_is(builtins, bb_vm(t)->builtins);
	return own ? bb_module_late(t, bb_vm(t)->builtins_module, name) : BB_EMPTY;
}

BbValue bb_name_all_builtins(BbThread *t)
{
	return bb_module_complete(t, bb_vm(t)->builtins_module) ? bb_vm(t)->builtins : BB_EMPTY;
}

BbValue bb_name_of_sys(BbThread *t, BbValue name)
{
	BbValue v = bb_dict_get_name(t, bb_vm(t)->sys_dict, name);
	if (BB_LATE_MODULES && bb_is_empty(v)) {
		BbValue pending = bb_exception_take(t);
		v = bb_module_late(t, bb_vm(t)->sys_module, name);
		bb_exception_restore(t, pending);
	}
	return v;
}

BbValue bb_name_load_global(BbThread *t, BbFrame *frame, uint32_t word)
{
	BbValue name = frame->code->constants[word & 0xffff];
	BbValue globals = frame->function->globals;
	uint32_t entry = UINT32_MAX, builtin_entry = UINT32_MAX;
	bool plain = bb_is_exact(globals, &bb_dict_type);
	BbValue v = plain ? bb_dict_get_name_entry(t, globals, name, true, &entry) : from_mapping(t, globals, name);
	if (bb_is_empty(v) && bb_has_exception(t))
		return BB_EMPTY;
	if (bb_is_empty(v)) {
		BbValue builtins = builtins_of(t, globals);
		if (BB_LIKELY(bb_is_exact(builtins, &bb_dict_type))) {
			v = bb_dict_get_name_entry(t, builtins, name, false, &builtin_entry);
			if (bb_is_empty(v))
				v = late_builtin(t, builtins, name);
			if (!plain || !bb_is(builtins, bb_vm(t)->builtins))
				entry = UINT32_MAX;
		} else {
			entry = UINT32_MAX;
			v = from_mapping(t, builtins, name);
		}
		if (bb_is_empty(v))
			return bb_has_exception(t) ? BB_EMPTY : not_defined(t, name);
		if (builtin_entry == UINT32_MAX)
			entry = UINT32_MAX;
	}
	BbPublished *cache = bb_attribute_cache(frame->code, word);
	if (cache && entry != UINT32_MAX && (uintptr_t)entry + 1 < (uintptr_t)1 << BB_NAME_HALF &&
	    (uintptr_t)(builtin_entry + 1) < (uintptr_t)1 << (BB_NAME_HALF - 1))
		bb_published_store_relaxed(cache,
					   ((uintptr_t)(builtin_entry + 1) << BB_NAME_HALF) | ((uintptr_t)entry + 1));
	return v;
}

bool bb_name_delete_global(BbThread *t, BbFrame *frame, BbValue name)
{
	int deleted = bb_dict_delete(t, frame->function->globals, name);
	if (deleted == 0)
		not_defined(t, name);
	return deleted > 0;
}

BbValue bb_name_load(BbThread *t, BbFrame *frame, uint32_t word)
{
	BbValue name = frame->code->constants[word & 0xffff];
	if (!bb_is(frame->locals, frame->function->globals)) {
		BbValue v = from_mapping(t, frame->locals, name);
		if (!bb_is_empty(v) || bb_has_exception(t))
			return v;
	}
	return bb_name_load_global(t, frame, word);
}

bool bb_name_store(BbThread *t, BbFrame *frame, BbValue name, BbValue value)
{
	if (BB_LIKELY(bb_is_exact(frame->locals, &bb_dict_type)))
		return bb_dict_set(t, frame->locals, name, value);
	return bb_setitem(t, frame->locals, name, value);
}

bool bb_name_delete(BbThread *t, BbFrame *frame, BbValue name)
{
	if (bb_is_exact(frame->locals, &bb_dict_type)) {
		int deleted = bb_dict_delete(t, frame->locals, name);
		if (deleted == 0)
			not_defined(t, name);
		return deleted > 0;
	}
	if (bb_setitem(t, frame->locals, name, BB_EMPTY))
		return true;
	if (bb_exception_matches(t, &bb_exc_KeyError)) {
		bb_exception_clear(t);
		not_defined(t, name);
	}
	return false;
}

BbValue bb_name_load_from_mapping(BbThread *t, BbFrame *frame, uint32_t insn, uint32_t word)
{
	BbValue v = from_mapping(t, frame->regs[BB_B(insn)], frame->code->constants[word & 0xffff]);
	if (!bb_is_empty(v) || bb_has_exception(t))
		return v;
	if (BB_OP(insn) == BB_OPCODE_LOAD_DICT_OR_GLOBAL)
		return bb_name_load_global(t, frame, word);
	bool is_free = BB_OP(insn) == BB_OPCODE_LOAD_DICT_OR_FREE;
	BbValue cell = is_free ? bb_tuple_get(frame->function->closure, BB_C(insn)) : frame->regs[BB_C(insn)];
	v = bb_slot_load(&((BbCellObject *)bb_to_pointer(cell))->value);
	if (bb_is_empty(v)) {
		if (is_free)
			bb_name_unbound_free(t, frame->code, BB_C(insn));
		else
			bb_name_unbound_local(t, frame->code, BB_C(insn));
	}
	return v;
}

BbValue bb_name_builtin(BbThread *t, const BbFrame *frame, BbValue name)
{
	BbValue builtins = builtins_of(t, frame->function->globals);
	BbValue v = from_mapping(t, builtins, name);
	return bb_is_empty(v) && !bb_has_exception(t) ? late_builtin(t, builtins, name) : v;
}

BbValue bb_name_build_class(BbThread *t, BbFrame *frame)
{
	BbValue v = bb_name_builtin(t, frame, BB_NAME(t, __build_class__));
	if (bb_is_empty(v) && !bb_has_exception(t))
		bb_raise(t, &bb_exc_NameError, "__build_class__ not found");
	return v;
}
