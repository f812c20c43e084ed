/* SPDX-License-Identifier: MIT */
/*
 * Loading, storing and deleting names, wherever they live; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_name.h"

#include "object/error.h"
#include "object/list.h"
#include "object/str.h"

typedef enum Place {
	PLACE_REGISTER, /* a near local */
	PLACE_FAR,	/* a far local */
	PLACE_CELL,	/* a local register with a cell */
	PLACE_FREE,	/* the closure */
	PLACE_NAME,	/* the frame's namespace, then globals */
	PLACE_GLOBAL,
	PLACE_CLASS_FREE,  /* class body: the namespace, then the closure */
	PLACE_DICT_GLOBAL, /* annotation scope in a class: the class's namespace, then globals */
	PLACE_DICT_FREE,   /* ... then the closure */
} Place;

typedef struct Variable {
	Place place;
	int index; /* register, or place in the closure */
} Variable;

static Variable local_variable(const BbSymbol *symbol)
{
	if (symbol->resolution == BB_NAME_CELL)
		return (Variable){PLACE_CELL, symbol->local};
	if (symbol->local >= BB_NEAR_LOCALS)
		return (Variable){PLACE_FAR, symbol->local};
	return (Variable){PLACE_REGISTER, symbol->local};
}

static int closure_index(const BbGenerator *c, const BbName *name)
{
	const BbSymbol *symbol = bb_scope_lookup(c->unit->scope, name);

	BB_ASSERT(symbol != NULL && symbol->closure >= 0);
	return symbol->closure;
}

/* A name of the unit's own scope. */
static Variable unit_variable(const BbScope *scope, const BbSymbol *symbol)
{
	switch (symbol->resolution) {
	case BB_NAME_GLOBAL:
		return (Variable){PLACE_GLOBAL, 0};
	case BB_NAME_LOCAL:
	case BB_NAME_CELL:
		return bb_scope_is_function(scope) ? local_variable(symbol) : (Variable){PLACE_NAME, 0};
	case BB_NAME_FREE:
		if (scope->kind == BB_SCOPE_CLASS)
			return (Variable){PLACE_CLASS_FREE, symbol->closure};
		return (Variable){scope->sees_class ? PLACE_DICT_FREE : PLACE_FREE, symbol->closure};
	default:
		if (!bb_scope_is_function(scope))
			return (Variable){PLACE_NAME, 0};
		return (Variable){scope->sees_class ? PLACE_DICT_GLOBAL : PLACE_GLOBAL, 0};
	}
}

/* Where the (mangled) name lives, as seen from the present place. */
static Variable find(const BbGenerator *c, const BbName *name)
{
	const BbUnit *u = c->unit;

	for (const BbScope *scope = u->current;; scope = scope->parent) {
		const BbSymbol *symbol = bb_scope_lookup(scope, name);

		if (scope == u->scope) {
			if (symbol == NULL) /* made up by the generator */
				return (Variable){bb_scope_is_function(scope) ? PLACE_GLOBAL : PLACE_NAME, 0};
			if (scope != u->current && scope->kind == BB_SCOPE_CLASS)
				return (Variable){PLACE_GLOBAL, 0};
			return unit_variable(scope, symbol);
		}
		if (symbol == NULL)
			continue;
		if (symbol->resolution == BB_NAME_GLOBAL)
			return (Variable){PLACE_GLOBAL, 0};
		if (symbol->resolution == BB_NAME_IMPLICIT)
			return (Variable){u->kind == BB_SCOPE_MODULE ? PLACE_NAME : PLACE_GLOBAL, 0};
		if (symbol->resolution == BB_NAME_FREE)
			return (Variable){PLACE_FREE, closure_index(c, name)};
		if ((symbol->flags & BB_SYM_IS_BOUND) && !(symbol->flags & BB_SYM_NONLOCAL))
			return local_variable(symbol);
		if (u->kind == BB_SCOPE_CLASS) {
			/* A comprehension in a class body that uses an implicit cell of the class. */
			for (unsigned i = 0; i < 3; i++)
				if (c->scopes.implicit[i] == name && u->scope->implicit[i] != NULL)
					return (Variable){PLACE_CELL, u->scope->implicit[i]->local};
		}
	}
}

/* Raises UnboundLocalError unless R[reg] holds a value: for variables that CHECK does not know. */
static void check_unnamed(BbGenerator *c, const BbPos *pos, const BbName *name, int reg)
{
	BbLabel bound = bb_assembler_label(&c->unit->a);
	int mark = c->unit->a.next_temp;

	BB_EMIT(c, pos, TEST_EMPTY, reg, 0, 0);
	bb_assembler_jump_if(&c->unit->a, pos, bound);
	int base = bb_codegen_temps(c, 2);
	BB_EMIT(c, pos, LOAD_GLOBAL, base, 0, 0);
	bb_codegen_name_word(c, pos, bb_codegen_known(c, "UnboundLocalError"));
	bb_codegen_constant(
		c, pos,
		bb_codegen_check(
			c, bb_format(c->t, "cannot access local variable '%s' where it is not associated with a value",
				     name->text)),
		base + 1);
	BB_EMIT(c, pos, CALL, base, base, 1);
	BB_EMIT(c, pos, RAISE, base, 0, 0);
	bb_assembler_unreachable(&c->unit->a);
	bb_assembler_bind(&c->unit->a, bound);
	c->unit->a.next_temp = mark;
}

/* The register in which a local's cell stands. */
static int cell_register(BbGenerator *c, const BbPos *pos, int local)
{
	if (local < BB_NEAR_LOCALS)
		return local;
	int temp = bb_codegen_temps(c, 1);
	bb_codegen_emit_bx(c, pos, BB_OPCODE_LOAD_FAR, temp, (unsigned)local + BB_NEAR_LOCALS);
	return temp;
}

static int load_with_name(BbGenerator *c, const BbPos *pos, BbOpcode op, BbName *name, int want, int b, int cc)
{
	int dst = bb_codegen_result(c, want);

	bb_codegen_emit(c, pos, op, dst, b, cc);
	bb_codegen_name_word(c, pos, name);
	return dst;
}

/* The class's namespace, in a new temporary. */
static int load_class_dict(BbGenerator *c, const BbPos *pos)
{
	int temp = bb_codegen_temps(c, 1);

	bb_codegen_emit_bx(c, pos, BB_OPCODE_LOAD_FREE, temp,
			   (unsigned)closure_index(c, c->scopes.implicit[BB_IMPLICIT_CLASSDICT]));
	return temp;
}

static int load_variable(BbGenerator *c, const BbPos *pos, BbName *name, Variable v, int want)
{
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, dst, temp;

	switch (v.place) {
	case PLACE_REGISTER:
		if (!bb_assembler_is_bound(a, v.index)) {
			BB_EMIT(c, pos, CHECK, v.index, 0, 0);
			bb_assembler_set_bound(a, v.index, true);
		}
		if (want == BB_WANT_ANY)
			return v.index;
		dst = bb_codegen_result(c, want);
		bb_codegen_move(c, pos, dst, v.index);
		return dst;
	case PLACE_FAR:
		dst = bb_codegen_result(c, want);
		bb_codegen_emit_bx(c, pos, BB_OPCODE_LOAD_FAR, dst, (unsigned)v.index + BB_NEAR_LOCALS);
		if (!bb_assembler_is_bound(a, v.index)) {
			check_unnamed(c, pos, name, dst);
			bb_assembler_set_bound(a, v.index, true);
		}
		return dst;
	case PLACE_CELL:
		temp = cell_register(c, pos, v.index);
		a->next_temp = mark;
		dst = bb_codegen_result(c, want);
		BB_EMIT(c, pos, LOAD_CELL, dst, temp, 0);
		return dst;
	case PLACE_FREE:
		dst = bb_codegen_result(c, want);
		bb_codegen_emit_bx(c, pos, BB_OPCODE_LOAD_FREE, dst, (unsigned)v.index);
		return dst;
	case PLACE_GLOBAL:
		return load_with_name(c, pos, BB_OPCODE_LOAD_GLOBAL, name, want, 0, 0);
	case PLACE_NAME:
		return load_with_name(c, pos, BB_OPCODE_LOAD_NAME, name, want, 0, 0);
	case PLACE_CLASS_FREE:
		temp = bb_codegen_temps(c, 1);
		BB_EMIT(c, pos, LOAD_LOCALS, temp, 0, 0);
		a->next_temp = mark;
		return load_with_name(c, pos, BB_OPCODE_LOAD_DICT_OR_FREE, name, want, temp, v.index);
	case PLACE_DICT_GLOBAL:
		temp = load_class_dict(c, pos);
		a->next_temp = mark;
		return load_with_name(c, pos, BB_OPCODE_LOAD_DICT_OR_GLOBAL, name, want, temp, 0);
	case PLACE_DICT_FREE:
		temp = load_class_dict(c, pos);
		a->next_temp = mark;
		return load_with_name(c, pos, BB_OPCODE_LOAD_DICT_OR_FREE, name, want, temp, v.index);
	default:
		BB_UNREACHABLE();
	}
}

int bb_gen_name_load(BbGenerator *c, const BbPos *pos, BbName *name, int want)
{
	BbName *mangled = bb_codegen_mangle(c, name);

	if (c->failed)
		return BB_NEAR_LOCALS;
	return load_variable(c, pos, mangled, find(c, mangled), want);
}

void bb_gen_name_store(BbGenerator *c, const BbPos *pos, BbName *name, int reg)
{
	BbAssembler *a = &c->unit->a;
	BbName *mangled = bb_codegen_mangle(c, name);
	int mark = a->next_temp, cell;

	if (c->failed)
		return;
	Variable v = find(c, mangled);
	if (v.place != PLACE_REGISTER && v.place != PLACE_FAR)
		bb_codegen_poll(c, pos);
	switch (v.place) {
	case PLACE_REGISTER:
		bb_codegen_move(c, pos, v.index, reg);
		bb_assembler_set_bound(a, v.index, true);
		break;
	case PLACE_FAR:
		bb_codegen_emit_bx(c, pos, BB_OPCODE_STORE_FAR, reg, (unsigned)v.index + BB_NEAR_LOCALS);
		bb_assembler_set_bound(a, v.index, true);
		break;
	case PLACE_CELL:
		cell = cell_register(c, pos, v.index);
		BB_EMIT(c, pos, STORE_CELL, cell, reg, 0);
		break;
	case PLACE_FREE:
	case PLACE_CLASS_FREE:
	case PLACE_DICT_FREE:
		bb_codegen_emit_bx(c, pos, BB_OPCODE_STORE_FREE, reg, (unsigned)v.index);
		break;
	case PLACE_NAME:
		BB_EMIT(c, pos, STORE_NAME, reg, 0, 0);
		bb_codegen_name_word(c, pos, mangled);
		break;
	default:
		BB_EMIT(c, pos, STORE_GLOBAL, reg, 0, 0);
		bb_codegen_name_word(c, pos, mangled);
		break;
	}
	a->next_temp = mark;
}

void bb_gen_name_delete(BbGenerator *c, const BbPos *pos, BbName *name)
{
	BbAssembler *a = &c->unit->a;
	BbName *mangled = bb_codegen_mangle(c, name);
	int mark = a->next_temp, reg;

	if (c->failed)
		return;
	Variable v = find(c, mangled);
	if (v.place != PLACE_REGISTER && v.place != PLACE_FAR)
		bb_codegen_poll(c, pos);
	switch (v.place) {
	case PLACE_REGISTER:
		if (!bb_assembler_is_bound(a, v.index))
			BB_EMIT(c, pos, CHECK, v.index, 0, 0);
		BB_EMIT(c, pos, CLEAR, v.index, 0, 0);
		bb_assembler_set_bound(a, v.index, false);
		break;
	case PLACE_FAR:
		reg = load_variable(c, pos, mangled, v, BB_WANT_TEMP);
		BB_EMIT(c, pos, CLEAR, reg, 0, 0);
		bb_codegen_emit_bx(c, pos, BB_OPCODE_STORE_FAR, reg, (unsigned)v.index + BB_NEAR_LOCALS);
		bb_assembler_set_bound(a, v.index, false);
		break;
	case PLACE_CELL:
		reg = cell_register(c, pos, v.index);
		BB_EMIT(c, pos, DELETE_CELL, reg, 0, 0);
		break;
	case PLACE_FREE:
	case PLACE_CLASS_FREE:
	case PLACE_DICT_FREE:
		bb_codegen_emit_bx(c, pos, BB_OPCODE_DELETE_FREE, 0, (unsigned)v.index);
		break;
	case PLACE_NAME:
		BB_EMIT(c, pos, DELETE_NAME, 0, 0, 0);
		bb_codegen_name_word(c, pos, mangled);
		break;
	default:
		BB_EMIT(c, pos, DELETE_GLOBAL, 0, 0, 0);
		bb_codegen_name_word(c, pos, mangled);
		break;
	}
	a->next_temp = mark;
}

int bb_gen_name_register(BbGenerator *c, BbName *name)
{
	BbName *mangled = bb_codegen_mangle(c, name);

	if (c->failed)
		return BB_WANT_ANY;
	Variable v = find(c, mangled);
	return v.place == PLACE_REGISTER ? v.index : BB_WANT_ANY;
}

void bb_gen_name_stored(BbGenerator *c, int reg)
{
	bb_assembler_set_bound(&c->unit->a, reg, true);
}

void bb_gen_name_load_cell(BbGenerator *c, const BbPos *pos, const BbName *name, int dst)
{
	const BbUnit *u = c->unit;
	const BbSymbol *owner = NULL;

	for (const BbScope *scope = u->current; owner == NULL; scope = scope->parent) {
		const BbSymbol *symbol = bb_scope_lookup(scope, name);

		if (symbol != NULL && bb_scope_is_function(scope) && symbol->resolution == BB_NAME_CELL)
			owner = symbol;
		if (scope == u->scope)
			break;
	}
	for (unsigned i = 0; owner == NULL && i < 3 && u->kind == BB_SCOPE_CLASS; i++)
		if (c->scopes.implicit[i] == name)
			owner = u->scope->implicit[i];
	if (owner == NULL)
		bb_codegen_emit_bx(c, pos, BB_OPCODE_FREE_CELL, dst, (unsigned)closure_index(c, name));
	else if (owner->local < BB_NEAR_LOCALS)
		BB_EMIT(c, pos, MOVE, dst, owner->local, 0);
	else
		bb_codegen_emit_bx(c, pos, BB_OPCODE_LOAD_FAR, dst, (unsigned)owner->local + BB_NEAR_LOCALS);
}

int bb_gen_name_load_implicit(BbGenerator *c, const BbPos *pos, unsigned which, int want)
{
	BbName *name = c->scopes.implicit[which];
	int dst;

	if (c->unit->kind == BB_SCOPE_CLASS) {
		Variable v = {PLACE_CELL, c->unit->scope->implicit[which]->local};

		return load_variable(c, pos, name, v, want);
	}
	dst = bb_codegen_result(c, want);
	bb_codegen_emit_bx(c, pos, BB_OPCODE_LOAD_FREE, dst, (unsigned)closure_index(c, name));
	return dst;
}
