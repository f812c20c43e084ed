/* SPDX-License-Identifier: MIT */
/*
 * Units, emitting and names; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/codegen.h"

#include "compiler/gen_name.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "platform/platform.h"

#include <string.h>

/* ---- Errors. ---- */

BbValue bb_codegen_check(BbGenerator *c, BbValue v)
{
	if (bb_is_empty(v)) {
		if (!c->failed && !bb_has_exception(c->t))
			bb_raise_no_memory(c->t);
		c->failed = true;
		if (c->unit != NULL) {
			c->unit->a.failed = true;
			c->unit->a.reachable = false;
		}
	}
	return v;
}

bool bb_codegen_enter_node(BbGenerator *c)
{
	if (c->unit->a.failed)
		c->failed = true;
	if (c->failed)
		return false;
	if (!bb_check_native_stack(c->t, " during compilation")) {
		bb_codegen_check(c, BB_EMPTY);
		return false;
	}
	return true;
}

/* ---- Names as values. ---- */

BbValue bb_codegen_name_value(BbGenerator *c, const BbName *name)
{
	if (c->failed || name == NULL)
		return bb_codegen_check(c, BB_EMPTY);
	return bb_codegen_check(c, bb_intern_utf8(c->t, name->text, name->length));
}

BbName *bb_codegen_mangle(BbGenerator *c, BbName *name)
{
	BbName *mangled = bb_scope_mangle(c->arena, c->unit->class_name, name);

	if (mangled == NULL) {
		bb_codegen_check(c, BB_EMPTY);
		return name;
	}
	return mangled;
}

BbName *bb_codegen_known(BbGenerator *c, const char *text)
{
	BbName *name = bb_arena_name(c->arena, text, strlen(text));

	if (name == NULL)
		bb_codegen_check(c, BB_EMPTY);
	return name;
}

/* ---- Emitting. ---- */

uint32_t bb_codegen_emit(BbGenerator *c, const BbPos *pos, BbOpcode op, int a, int b, int cc)
{
	return bb_assembler_emit(&c->unit->a, pos, BB_INSTRUCTION(op, a, b, cc));
}

uint32_t bb_codegen_emit_bx(BbGenerator *c, const BbPos *pos, BbOpcode op, int a, unsigned bx)
{
	return bb_assembler_emit(&c->unit->a, pos, BB_INSTRUCTION_BX(op, a, bx));
}

void bb_codegen_word(BbGenerator *c, const BbPos *pos, uint32_t word)
{
	bb_assembler_emit(&c->unit->a, pos, word);
}

void bb_codegen_name_word(BbGenerator *c, const BbPos *pos, BbName *name)
{
	if (!c->unit->a.reachable || c->failed)
		return;
	BbValue value = bb_codegen_name_value(c, name);
	if (bb_is_empty(value))
		return;
	int index = bb_codegen_constant_operand(c, value, 0xffff);
	if (index < 0) {
		bb_raise(c->t, &bb_exc_SyntaxError, "too many names and constants in one code object");
		bb_codegen_check(c, BB_EMPTY);
		return;
	}
	if (!c->options->shared_constants)
		bb_codegen_word(c, pos, BB_NAME_WORD(index, bb_assembler_cache(&c->unit->a)));
	else if (!bb_assembler_shorten(&c->unit->a, (unsigned)index))
		bb_codegen_word(c, pos, BB_NAME_WORD(index, BB_NO_CACHE));
}

void bb_codegen_poll(BbGenerator *c, const BbPos *pos)
{
	if (BB_UNLIKELY(bb_sync_load_relaxed(&c->t->poll) & BB_POLL_CHAOS))
		BB_EMIT(c, pos, POLL, 0, 0, 0);
}

int bb_codegen_temps(BbGenerator *c, int n)
{
	return bb_assembler_temps(&c->unit->a, n);
}

int bb_codegen_result(BbGenerator *c, int want)
{
	return want >= 0 ? want : bb_codegen_temps(c, 1);
}

void bb_codegen_move(BbGenerator *c, const BbPos *pos, int dst, int src)
{
	if (dst != src)
		BB_EMIT(c, pos, MOVE, dst, src, 0);
}

int bb_codegen_constant_operand(BbGenerator *c, BbValue v, unsigned max)
{
	uint32_t index = bb_assembler_constant(&c->unit->a, v);

	return index <= max ? (int)index : -1;
}

int bb_codegen_constant(BbGenerator *c, const BbPos *pos, BbValue v, int want)
{
	int dst = bb_codegen_result(c, want);
	intptr_t x;

	if (c->failed || bb_is_empty(v))
		return dst;
	if (bb_is_small(v) && (x = bb_to_small(v)) >= INT16_MIN && x <= INT16_MAX) {
		bb_codegen_emit_bx(c, pos, BB_OPCODE_LOADI, dst, (uint16_t)x);
		return dst;
	}
	uint32_t index = bb_assembler_constant(&c->unit->a, v);
	if (index <= 0xffff) {
		bb_codegen_emit_bx(c, pos, BB_OPCODE_LOADK, dst, index);
	} else {
		BB_EMIT(c, pos, LOADKX, dst, 0, 0);
		bb_codegen_word(c, pos, index);
	}
	return dst;
}

/* ---- Locals. ---- */

int bb_codegen_new_local(BbGenerator *c, BbValue name, unsigned kind)
{
	BbUnit *u = c->unit;

	if (c->failed)
		return 0;
	if (u->local_count == u->local_capacity) {
		unsigned capacity = u->local_capacity != 0 ? 2 * u->local_capacity : 16;
		uint8_t *kinds = bb_heap_outside(c->t, capacity);

		if (kinds == NULL) {
			bb_codegen_check(c, BB_EMPTY);
			return 0;
		}
		if (u->local_kinds != NULL)
			memcpy(kinds, u->local_kinds, u->local_count);
		bb_heap_outside_free(c->t, u->local_kinds);
		u->local_kinds = kinds;
		u->local_capacity = capacity;
	}
	if (u->local_count >= 0xff00 || !bb_list_append(c->t, u->local_names, name)) {
		bb_codegen_check(c, BB_EMPTY);
		return 0;
	}
	u->local_kinds[u->local_count] = (uint8_t)kind;
	return (int)u->local_count++;
}

int bb_codegen_hidden_local(BbGenerator *c, BbName *name, bool is_cell)
{
	BbUnit *u = c->unit;
	unsigned kind = BB_LOCAL_HIDDEN | (is_cell ? BB_LOCAL_CELL : 0);
	BbValue value = bb_codegen_name_value(c, name);

	if (c->failed)
		return 0;
	for (unsigned i = 0; i < u->local_count; i++) {
		if ((u->local_kinds[i] & ~BB_LOCAL_RECENT) == kind &&
		    bb_is(bb_list_peek(bb_to_list(u->local_names), i), value)) {
			u->local_kinds[i] |= BB_LOCAL_MARKS;
			return (int)i;
		}
	}
	return bb_codegen_new_local(c, value, kind | BB_LOCAL_MARKS);
}

void bb_codegen_release_hidden(BbGenerator *c, int local)
{
	if (!c->failed)
		c->unit->local_kinds[local] &= (uint8_t)~BB_LOCAL_BUSY;
}

/* ---- Units. ---- */

static void set_qualname(BbGenerator *c, BbUnit *u)
{
	BbUnit *outer = u->outer;
	bool through_params = false;

	u->qualname = u->name;
	if (outer == NULL || u->kind == BB_SCOPE_MODULE)
		return;
	if (outer->kind == BB_SCOPE_TYPE_PARAMS) {
		outer = outer->outer;
		through_params = true;
		if (outer == NULL)
			return;
	}
	if (outer->kind == BB_SCOPE_MODULE)
		return;
	if (!through_params || outer->scope != NULL) {
		/* A function or class that its surroundings declare global is called by its bare name. */
		if (u->kind == BB_SCOPE_CLASS || (u->kind == BB_SCOPE_FUNCTION && !u->is_lambda && !u->is_genexp)) {
			BbName *name = bb_arena_name(c->arena, bb_str_text(u->name), bb_to_str(u->name)->size);
			BbName *mangled = name != NULL ? bb_scope_mangle(c->arena, outer->class_name, name) : NULL;
			BbSymbol *symbol =
				mangled != NULL && outer->scope != NULL ? bb_scope_lookup(outer->scope, mangled) : NULL;

			if (symbol != NULL && symbol->resolution == BB_NAME_GLOBAL)
				return;
		}
	}
	bool is_class = outer->kind == BB_SCOPE_CLASS;
	u->qualname =
		bb_codegen_check(c, bb_format(c->t, is_class ? "%S.%S" : "%S.<locals>.%S", outer->qualname, u->name));
}

static void add_local(BbGenerator *c, BbSymbol *symbol)
{
	unsigned kind = symbol->resolution == BB_NAME_CELL ? BB_LOCAL_CELL : 0;

	/* Annotations may use the name format for something else; only the caller sees the parameter by that name. */
	BbValue name = symbol->name == c->scopes.format ? bb_codegen_check(c, bb_intern_text(c->t, "format"))
							: bb_codegen_name_value(c, symbol->name);

	symbol->local = bb_codegen_new_local(c, name, kind);
	if ((symbol->flags & BB_SYM_DELETED) && symbol->local < 64 * BB_TRACKED_WORDS)
		c->unit->deletable.words[symbol->local / 64] |= (uint64_t)1 << (symbol->local % 64);
}

/* Locals in order: the parameters come first in a scope's list, but with *args before keyword-only ones. */
static void add_locals(BbGenerator *c, BbScope *scope)
{
	for (BbSymbol *symbol = scope->first; symbol != NULL && !c->failed; symbol = symbol->next)
		if (symbol->flags & BB_SYM_PARAM)
			add_local(c, symbol);
	for (BbSymbol *symbol = scope->first; symbol != NULL && !c->failed; symbol = symbol->next)
		if (!(symbol->flags & BB_SYM_PARAM) && (symbol->flags & BB_SYM_IS_BOUND) &&
		    (symbol->resolution == BB_NAME_LOCAL || symbol->resolution == BB_NAME_CELL))
			add_local(c, symbol);
}

static void add_frees(BbGenerator *c, BbUnit *u, BbScope *scope)
{
	size_t n = 0;

	for (BbSymbol *symbol = scope->first; symbol != NULL; symbol = symbol->next)
		n += symbol->passes;
	BbTuple *frees = bb_tuple_alloc(c->t, n);
	if (frees == NULL) {
		bb_codegen_check(c, BB_EMPTY);
		return;
	}
	u->frees = bb_from_pointer(frees);
	for (BbSymbol *symbol = scope->first; symbol != NULL; symbol = symbol->next)
		if (symbol->passes)
			frees->items[symbol->closure] = bb_codegen_name_value(c, symbol->name);
}

static void make_cells(BbGenerator *c, BbUnit *u)
{
	for (unsigned i = 0; i < u->local_count && !c->failed; i++) {
		if (!(u->local_kinds[i] & BB_LOCAL_CELL))
			continue;
		if (i < BB_NEAR_LOCALS) {
			BB_EMIT(c, NULL, MAKE_CELL, (int)i, 0, 0);
			continue;
		}
		int temp = bb_codegen_temps(c, 1);
		bb_codegen_emit_bx(c, NULL, BB_OPCODE_LOAD_FAR, temp, i + BB_NEAR_LOCALS);
		BB_EMIT(c, NULL, MAKE_CELL, temp, 0, 0);
		bb_codegen_emit_bx(c, NULL, BB_OPCODE_STORE_FAR, temp, i + BB_NEAR_LOCALS);
		u->a.next_temp = temp;
	}
}

/* So many that operands of 8 bits reach most of those that a unit adds. */
enum { MOST_SHARED = 160 };

static void share_constants(BbUnit *u, BbValue *shared)
{
	if (bb_is_empty(*shared) || bb_list_count(*shared) > MOST_SHARED)
		*shared = u->a.constants;
	u->a.constants = *shared;
}

void bb_codegen_begin(BbGenerator *c, BbUnit *u, BbScope *scope, BbValue name, uint32_t first_line)
{
	memset(u, 0, sizeof *u);
	u->outer = c->unit;
	u->scope = u->current = scope;
	u->name = name;
	u->first_line = first_line;
	u->kind = scope->kind;
	u->class_name = scope->class_name;
	u->is_async = scope->is_async;
	u->is_generator = scope->is_generator;
	u->is_lambda = scope->is_lambda;
	u->is_genexp = scope->is_genexp;
	c->unit = u;
	bb_assembler_init(&u->a, c->t);
	if (c->options->shared_constants && !scope->has_docstring)
		share_constants(u, c->options->shared_constants);
	if (c->failed || u->a.failed) {
		u->a.failed = c->failed = true;
		return;
	}
	u->local_names = bb_codegen_check(c, bb_list_new(c->t, 8));
	u->frees = bb_tuple_empty(c->t);
	if (c->failed)
		return;
	set_qualname(c, u);
	u->flags = c->future_flags & BB_CODE_FUTURE_ANNOTATIONS;
	if (scope->kind == BB_SCOPE_MODULE)
		return;
	if (scope->is_nested)
		u->flags |= BB_CODE_NESTED;
	if (scope->kind == BB_SCOPE_CLASS) {
		u->flags |= BB_CODE_CLASS;
		for (unsigned i = 0; i < 3; i++)
			if (scope->implicit[i] != NULL)
				add_local(c, scope->implicit[i]);
		u->static_attributes = bb_codegen_check(c, bb_list_new(c->t, 0));
	} else {
		u->flags |= BB_CODE_OPTIMIZED | BB_CODE_NEWLOCALS;
		if (scope->is_genexp) {
			bb_codegen_new_local(c, bb_codegen_check(c, bb_intern_text(c->t, ".0")), 0);
			u->argument_count = 1;
		}
		if (scope->kind == BB_SCOPE_TYPE_PARAMS &&
		    ((const BbStmt *)scope->node)->kind <= BB_STMT_ASYNC_FUNCTION_DEF) {
			/* The defaults are evaluated outside and handed in. */
			bb_codegen_new_local(c, bb_codegen_check(c, bb_intern_text(c->t, ".defaults")), 0);
			bb_codegen_new_local(c, bb_codegen_check(c, bb_intern_text(c->t, ".kwdefaults")), 0);
			u->argument_count = 2;
		}
		add_locals(c, scope);
		if (scope->kind == BB_SCOPE_ANNOTATION || scope->kind == BB_SCOPE_TYPE_VARIABLE ||
		    scope->kind == BB_SCOPE_TYPE_ALIAS)
			u->argument_count = u->positional_only_count = 1;
	}
	if (scope->has_docstring && c->options->optimize < 2 && scope->kind == BB_SCOPE_FUNCTION)
		u->flags |= BB_CODE_HAS_DOCSTRING;
	add_frees(c, u, scope);
	if (u->is_generator || u->is_async) {
		u->flags |= u->is_async ? (u->is_generator ? BB_CODE_ASYNC_GENERATOR : BB_CODE_COROUTINE)
					: BB_CODE_GENERATOR;
		BbPos pos = {first_line, 0, first_line, 0};
		BB_EMIT(c, &pos, RETURN_GENERATOR, 0, 0, 0);
	}
	make_cells(c, u);
}

static BbValue make_code(BbGenerator *c, BbUnit *u)
{
	BbCodeParts parts = {0};
	BbValue constants = BB_EMPTY;

	parts.flags = u->flags;
	if (!bb_assembler_finish(&u->a, u->local_count, &parts, &constants))
		return BB_EMPTY;
	for (unsigned i = 0; i < u->local_count; i++)
		u->local_kinds[i] &= (uint8_t)~BB_LOCAL_MARKS;
	parts.first_line = u->first_line;
	parts.local_kinds = u->local_kinds;
	parts.local_count = u->local_count;
	parts.argument_count = u->argument_count;
	parts.positional_only_count = u->positional_only_count;
	parts.keyword_only_count = u->keyword_only_count;
	parts.name = u->name;
	parts.qualname = u->qualname;
	parts.filename = c->options->filename;
	parts.frees = u->frees;
	parts.locals = bb_list_snapshot(c->t, u->local_names);
	if (bb_is_empty(parts.locals))
		return BB_EMPTY;
	if ((parts.flags & BB_CODE_OPTIMIZED) && u->keyword_only_count == 0 &&
	    !(parts.flags & (BB_CODE_VARARGS | BB_CODE_VARKEYWORDS | BB_CODE_GENERATOR | BB_CODE_COROUTINE |
			     BB_CODE_ASYNC_GENERATOR)))
		parts.flags |= BB_CODE_SIMPLE;
	BbValue code = bb_code_new(c->t, &parts);
	/* What parts refers to is alive until here. */
	__asm__ volatile("" : : "r"(constants.bits), "r"(parts.locals.bits));
	return code;
}

BbValue bb_codegen_end(BbGenerator *c, BbUnit *u)
{
	BbValue code = BB_EMPTY;

	if (u->a.failed)
		c->failed = true;
	if (!c->failed)
		code = bb_codegen_check(c, make_code(c, u));
	bb_assembler_free(&u->a);
	bb_heap_outside_free(c->t, u->local_kinds);
	u->local_kinds = NULL;
	c->unit = u->outer;
	if (c->failed && c->unit != NULL) {
		c->unit->a.failed = true;
		c->unit->a.reachable = false;
	}
	return code;
}

void bb_codegen_make_function(BbGenerator *c, const BbPos *pos, BbValue code, int dst)
{
	if (c->failed || bb_is_empty(code) || !c->unit->a.reachable)
		return;
	int index = bb_codegen_constant_operand(c, code, 0xffff);
	if (index < 0) {
		bb_raise(c->t, &bb_exc_SyntaxError, "too many names and constants in one code object");
		bb_codegen_check(c, BB_EMPTY);
		return;
	}
	BbValue frees = ((const BbCode *)bb_to_pointer(code))->frees;
	int n = (int)bb_tuple_count(frees), mark = c->unit->a.next_temp;
	int n_taken = n > 100 ? 0 : n;

	bb_codegen_emit_bx(c, pos, BB_OPCODE_MAKE_FUNCTION, dst, (unsigned)index);
	if (n == 0)
		return;
	int cells = bb_codegen_temps(c, n_taken > 0 ? n_taken : 2);
	if (n_taken == 0)
		BB_EMIT(c, pos, BUILD_LIST, cells, 0, 0);
	for (int i = 0; i < n && !c->failed; i++) {
		BbValue name = bb_tuple_get(frees, (size_t)i);
		BbName *text = bb_arena_name(c->arena, bb_str_text(name), bb_to_str(name)->size);

		if (text == NULL) {
			bb_codegen_check(c, BB_EMPTY);
			return;
		}
		bb_gen_name_load_cell(c, pos, text, n_taken > 0 ? cells + i : cells + 1);
		if (n_taken == 0)
			BB_EMIT(c, pos, LIST_APPEND, cells, cells + 1, 0);
	}
	if (n_taken > 0)
		BB_EMIT(c, pos, BUILD_TUPLE, cells, cells, n);
	else
		BB_EMIT(c, pos, LIST_TO_TUPLE, cells, cells, 0);
	BB_EMIT(c, pos, SET_FUNCTION, dst, cells, BB_FUNCTION_CLOSURE);
	c->unit->a.next_temp = mark;
}

void bb_codegen_forget_bound(BbGenerator *c)
{
	if (!c->unit->a.reachable)
		return;
	for (unsigned i = 0; i < BB_TRACKED_WORDS; i++)
		c->unit->a.bound.words[i] &= ~c->unit->deletable.words[i];
}
