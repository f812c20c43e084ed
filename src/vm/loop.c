/* SPDX-License-Identifier: MIT */
/*
 * The interpreter loop: one label for each instruction of compiler/opcodes.h.  Anything long is in slow paths
 * elsewhere.
 *
 * Python calls and generators run in the same activation of this function; only a call through C enters it again.  No
 * poll stands between a guard and the access that it guards.
 *
 * trace_loop.c compiles this file a second time, as the loop of threads that trace.
 */
#include "vm/loop.h"

#include "compiler/opcodes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/attribute.h"
#include "vm/call.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/iterate.h"
#include "vm/leave.h"
#include "vm/loop_macros.h"
#include "vm/name.h"
#include "vm/slow.h"
#include "vm/trace.h"
#include "vm/unwind.h"
#include "vm/vm.h"

/* How many words stand behind an instruction's first. */
static const uint8_t further_words[BB_OPCODE_COUNT] = {
#define X(name, words) [BB_OPCODE_##name] = (words)-1,
	BB_OPCODES(X)
#undef X
};

#if BB_LOOP_TRACED
bool bb_trace_run(BbThread *t, bool entering, BbValue *out_value)
#else
BbValue bb_vm_run(BbThread *t)
#endif
{
	static const void *const labels[] = {
#define X(name, words) &&L_##name,
		BB_OPCODES(X)
#undef X
	};
	BbFrame *frame;
	BbValue *regs;
	const BbValue *constants;
	const uint32_t *pc;
	uint32_t insn;
	BbValue value;

	BEGIN_FRAME;
#if BB_LOOP_TRACED
	if (entering && !bb_trace_enter(t))
		goto error;
#else
	SWITCH(trace_entered);
#endif
	if (BB_UNLIKELY(bb_has_exception(t)))
		goto error; /* thrown into a generator */
	NEXT;

#if BB_LOOP_TRACED
step:
	if (!bb_trace_is_on(t)) {
		SAVE;
		return false;
	}
	if (!bb_trace_step(t, frame, pc))
		goto error;
	DISPATCH;
#else
	{
		BbValue result;
		bool entering;
	trace_again:
		frame->pc--;
	trace:
		entering = false;
		goto switch_loops;
	trace_entered:
		entering = true;
	switch_loops:
		if (bb_trace_run(t, entering, &result))
			return result;
		BEGIN_FRAME;
		NEXT;
	}
#endif

	/* ---- Moving values. ---- */
	CASE(NOP) NEXT;
	CASE(MOVE)
	{
		RA = RB;
		NEXT;
	}
	CASE(LOADK)
	{
		RA = constants[BB_BX(insn)];
		NEXT;
	}
	CASE(LOADKX)
	{
		RA = constants[*pc++];
		NEXT;
	}
	CASE(LOADI)
	{
		RA = bb_from_small(BB_SBX(insn));
		NEXT;
	}
	CASE(CLEAR)
	{
		RA = BB_EMPTY;
		NEXT;
	}
	CASE(CHECK)
	{
		if (BB_UNLIKELY(bb_is_empty(RA))) {
			SAVE;
			bb_name_unbound_local(t, frame->code, A);
			goto error;
		}
		NEXT;
	}
	CASE(LOAD_FAR)
	{
		RA = regs[BB_BX(insn)];
		NEXT;
	}
	CASE(STORE_FAR)
	{
		regs[BB_BX(insn)] = RA;
		NEXT;
	}

	/* ---- Closures. ---- */
	CASE(MAKE_CELL)
	{
		SAVE;
		BbCellObject *cell = bb_object_new(t, &bb_cell_type, sizeof *cell);
		if (!cell)
			goto error;
		bb_slot_init(&cell->value, RA);
		RA = bb_from_pointer(cell);
		NEXT;
	}
	CASE(LOAD_CELL)
	{
		value = bb_slot_load(&((BbCellObject *)bb_to_pointer(RB))->value);
		if (BB_UNLIKELY(bb_is_empty(value))) {
			SAVE;
			bb_name_unbound_local(t, frame->code, B);
			goto error;
		}
		RA = value;
		NEXT;
	}
	CASE(STORE_CELL)
	{
		BbCellObject *cell = bb_to_pointer(RA);
		bb_store(t, cell, &cell->value, RB);
		NEXT;
	}
	CASE(DELETE_CELL)
	{
		SAVE;
		if (!bb_name_delete_cell(t, bb_to_pointer(RA))) {
			bb_name_unbound_local(t, frame->code, A);
			goto error;
		}
		NEXT;
	}
	CASE(LOAD_FREE)
	{
		BbValue cell = bb_tuple_get(frame->function->closure, BB_BX(insn));
		value = bb_slot_load(&((BbCellObject *)bb_to_pointer(cell))->value);
		if (BB_UNLIKELY(bb_is_empty(value))) {
			SAVE;
			bb_name_unbound_free(t, frame->code, BB_BX(insn));
			goto error;
		}
		RA = value;
		NEXT;
	}
	CASE(STORE_FREE)
	{
		BbCellObject *cell = bb_to_pointer(bb_tuple_get(frame->function->closure, BB_BX(insn)));
		bb_store(t, cell, &cell->value, RA);
		NEXT;
	}
	CASE(DELETE_FREE)
	{
		SAVE;
		if (!bb_name_delete_cell(t, bb_to_pointer(bb_tuple_get(frame->function->closure, BB_BX(insn))))) {
			bb_name_unbound_free(t, frame->code, BB_BX(insn));
			goto error;
		}
		NEXT;
	}
	CASE(FREE_CELL)
	{
		RA = bb_tuple_get(frame->function->closure, BB_BX(insn));
		NEXT;
	}

	/* ---- Names. ---- */
	CASE(LOAD_GLOBAL)
	{
		uint32_t word = *pc;
		value = bb_name_cached_global(t, frame, word);
		if (BB_UNLIKELY(bb_is_empty(value))) {
			SAVE;
			value = bb_name_load_global(t, frame, word);
			if (bb_is_empty(value))
				goto error;
		}
		pc++;
		RA = value;
		NEXT;
	}
	CASE(STORE_GLOBAL) CHECKED_SKIP(bb_dict_set(t, frame->function->globals, constants[*pc & 0xffff], RA));
	CASE(DELETE_GLOBAL) CHECKED_SKIP(bb_name_delete_global(t, frame, constants[*pc & 0xffff]));
	CASE(LOAD_NAME)
	{
		uint32_t word = *pc;
		value = bb_is(frame->locals, frame->function->globals) ? bb_name_cached_global(t, frame, word)
								       : BB_EMPTY;
		if (bb_is_empty(value)) {
			SAVE;
			value = bb_name_load(t, frame, word);
			if (bb_is_empty(value))
				goto error;
		}
		pc++;
		RA = value;
		NEXT;
	}
	CASE(STORE_NAME) CHECKED_SKIP(bb_name_store(t, frame, constants[*pc & 0xffff], RA));
	CASE(DELETE_NAME) CHECKED_SKIP(bb_name_delete(t, frame, constants[*pc & 0xffff]));
	CASE(LOAD_DICT_OR_GLOBAL)
	CASE(LOAD_DICT_OR_FREE)
	CASE(LOAD_DICT_OR_CELL) RESULT_SKIP(bb_name_load_from_mapping(t, frame, insn, *pc));
	CASE(LOAD_LOCALS)
	{
		RESULT(bb_is_empty(frame->locals) ? bb_frame_locals(t, frame) : frame->locals);
	}

	/* ---- Attributes and items. ---- */
	CASE(LOAD_ATTR)
	{
		uint32_t word = *pc;
		value = RB;
		if (BB_LIKELY(bb_is_pointer(value))) {
			BbValue v = bb_attribute_cached_slot(frame->code, word, bb_to_pointer(value));
			if (BB_LIKELY(!bb_is_empty(v))) {
				RA = v;
				pc++;
				NEXT;
			}
		}
		SAVE;
		value = bb_attribute_load(t, frame, value, word);
		if (BB_UNLIKELY(bb_is_empty(value)))
			goto error;
		pc++;
		RA = value;
		NEXT;
	}
	CASE(LOAD_METHOD)
	{
		uint32_t word = *pc;
		value = RB;
		if (BB_LIKELY(bb_is_pointer(value))) {
			BbValue v = bb_attribute_cached_method(frame->code, word, bb_to_pointer(value));
			if (BB_LIKELY(!bb_is_empty(v))) {
				(&RA)[1] = value;
				RA = v;
				pc++;
				NEXT;
			}
		}
		SAVE;
		if (BB_UNLIKELY(!bb_attribute_load_method(t, frame, value, word, &RA)))
			goto error;
		pc++;
		NEXT;
	}
	CASE(STORE_ATTR)
	{
		/* RA is read again after calls, here as in SEND: what would be kept over them in this function's C
		 * frame stays there, and the collector would find it. */
		if (BB_LIKELY(bb_is_pointer(RA)) &&
		    BB_LIKELY(bb_attribute_store_cached(t, frame->code, *pc, bb_to_pointer(RA), RB))) {
			pc++;
			NEXT;
		}
		SAVE;
		if (BB_UNLIKELY(!bb_attribute_store(t, frame, RA, *pc, RB)))
			goto error;
		pc++;
		NEXT;
	}
	CASE(DELETE_ATTR) CHECKED_SKIP(bb_setattr(t, RA, constants[*pc & 0xffff], BB_EMPTY));
	CASE(LOAD_SUPER_ATTR)
	RESULT_SKIP(bb_attribute_load_super(t, frame, (&RB)[0], (&RB)[1], constants[*pc & 0xffff]));
	CASE(LOAD_SUPER_METHOD)
	{
		SAVE;
		value = bb_attribute_load_super(t, frame, (&RB)[0], (&RB)[1], constants[*pc & 0xffff]);
		if (bb_is_empty(value))
			goto error;
		pc++;
		RA = value;
		(&RA)[1] = BB_EMPTY;
		NEXT;
	}
	CASE(GETITEM) GET_ITEM(RC);
	CASE(GETITEM_K) GET_ITEM(KC);
	CASE(SETITEM)
	{
		CHECKED(bb_slow_setitem(t, RA, RB, RC));
	}
	CASE(DELITEM)
	{
		CHECKED(bb_setitem(t, RA, RB, BB_EMPTY));
	}

	/* ---- Operators. ---- */
	ARITHMETIC(ADD, bb_slow_binary, BB_OP_ADD, RC, ADD_SMALL, p + q)
	ARITHMETIC(SUB, bb_slow_binary, BB_OP_SUB, RC, SUB_SMALL, p - q)
	ARITHMETIC(MUL, bb_slow_binary, BB_OP_MUL, RC, MUL_SMALL, p * q)
	GENERIC_BINARY(MATMUL, BB_OP_MATMUL)
	DIVISION(TRUEDIV, RC)
	FLOOR_DIVISION(FLOORDIV, RC)
	MODULO(MOD, RC)
	GENERIC_BINARY(POW, BB_OP_POW)
	SHIFT_LEFT(LSHIFT, RC)
	SHIFT_RIGHT(RSHIFT, RC)
	BITWISE(AND, BB_OP_AND, RC, x.bits & y.bits)
	BITWISE(XOR, BB_OP_XOR, RC, (x.bits ^ y.bits) | 1)
	BITWISE(OR, BB_OP_OR, RC, x.bits | y.bits)
	ARITHMETIC(ADD_K, bb_slow_binary, BB_OP_ADD, KC, ADD_SMALL, p + q)
	ARITHMETIC(SUB_K, bb_slow_binary, BB_OP_SUB, KC, SUB_SMALL, p - q)
	ARITHMETIC(MUL_K, bb_slow_binary, BB_OP_MUL, KC, MUL_SMALL, p * q)
	DIVISION(TRUEDIV_K, KC)
	FLOOR_DIVISION(FLOORDIV_K, KC)
	MODULO(MOD_K, KC)
	SHIFT_LEFT(LSHIFT_K, KC)
	SHIFT_RIGHT(RSHIFT_K, KC)
	BITWISE(AND_K, BB_OP_AND, KC, x.bits & y.bits)
	ARITHMETIC(INPLACE_ADD, bb_slow_inplace, BB_OP_ADD, RC, ADD_SMALL, p + q)
	ARITHMETIC(INPLACE_SUB, bb_slow_inplace, BB_OP_SUB, RC, SUB_SMALL, p - q)
	ARITHMETIC(INPLACE_MUL, bb_slow_inplace, BB_OP_MUL, RC, MUL_SMALL, p * q)
	ARITHMETIC(INPLACE_ADD_K, bb_slow_inplace, BB_OP_ADD, KC, ADD_SMALL, p + q)
	ARITHMETIC(INPLACE_SUB_K, bb_slow_inplace, BB_OP_SUB, KC, SUB_SMALL, p - q)
	CASE(INPLACE) RESULT_SKIP(bb_slow_inplace(t, (BbOperator)*pc, RB, RC));
	CASE(NEG)
	{
		value = RB;
		if (BB_LIKELY(bb_is_small(value) && bb_to_small(value) != BB_SMALL_MIN)) {
			RA = bb_from_small(-bb_to_small(value));
			NEXT;
		}
		if (bb_is_unboxed_float(value)) {
			/* The sign is bit 2 of the word. */
			RA = bb_value_from_bits(value.bits ^ 4);
			NEXT;
		}
		RESULT(bb_unary(t, BB_SP_NEG, value));
	}
	CASE(POS) RESULT(bb_unary(t, BB_SP_POS, RB));
	CASE(INVERT)
	{
		value = RB;
		if (BB_LIKELY(bb_is_small(value))) {
			RA = bb_from_small(~bb_to_small(value));
			NEXT;
		}
		RESULT(bb_unary(t, BB_SP_INVERT, value));
	}
	CASE(NOT)
	{
		SAVE;
		int truth = bb_truth(t, RB);
		if (BB_UNLIKELY(truth < 0))
			goto error;
		RA = bb_bool(!truth);
		NEXT;
	}
	COMPARISON(LT, BB_COMPARE_LT, <)
	COMPARISON(LE, BB_COMPARE_LE, <=)
	COMPARISON(EQ, BB_COMPARE_EQ, ==)
	COMPARISON(NE, BB_COMPARE_NE, !=)
	COMPARISON(GT, BB_COMPARE_GT, >)
	COMPARISON(GE, BB_COMPARE_GE, >=)
	CASE(IS)
	{
		RA = bb_bool(bb_is(RB, RC));
		NEXT;
	}
	CASE(IS_NOT)
	{
		RA = bb_bool(!bb_is(RB, RC));
		NEXT;
	}
	CASE(IN)
	{
		SAVE;
		int found = bb_slow_contains(t, RC, RB);
		if (BB_UNLIKELY(found < 0))
			goto error;
		RA = bb_bool(found);
		NEXT;
	}
	CASE(NOT_IN)
	{
		SAVE;
		int found = bb_slow_contains(t, RC, RB);
		if (BB_UNLIKELY(found < 0))
			goto error;
		RA = bb_bool(!found);
		NEXT;
	}

	/* ---- Jumps. ---- */
	CASE(JUMP)
	{
		pc += BB_SJ(insn);
		NEXT;
	}
	CASE(JUMP_BACK)
	{
		POLL(trace_again);
		pc += BB_SJ(insn);
		NEXT;
	}
	CASE(POLL)
	{
		POLL(trace);
		NEXT;
	}
	CASE(TEST)
	{
		value = RA;
		int truth;
		if (bb_is(value, BB_TRUE)) {
			truth = 1;
		} else if (bb_is(value, BB_FALSE) || bb_is_none(value)) {
			truth = 0;
		} else {
			SAVE;
			truth = bb_truth(t, value);
			if (BB_UNLIKELY(truth < 0))
				goto error;
		}
		BRANCH(truth == (int)B);
	}
	TEST_COMPARISON(TEST_LT, BB_COMPARE_LT, <, RB)
	TEST_COMPARISON(TEST_LE, BB_COMPARE_LE, <=, RB)
	TEST_COMPARISON(TEST_EQ, BB_COMPARE_EQ, ==, RB)
	TEST_COMPARISON(TEST_NE, BB_COMPARE_NE, !=, RB)
	TEST_COMPARISON(TEST_GT, BB_COMPARE_GT, >, RB)
	TEST_COMPARISON(TEST_GE, BB_COMPARE_GE, >=, RB)
	TEST_COMPARISON(TEST_LT_K, BB_COMPARE_LT, <, KB)
	TEST_COMPARISON(TEST_LE_K, BB_COMPARE_LE, <=, KB)
	TEST_COMPARISON(TEST_EQ_K, BB_COMPARE_EQ, ==, KB)
	TEST_COMPARISON(TEST_NE_K, BB_COMPARE_NE, !=, KB)
	TEST_COMPARISON(TEST_GT_K, BB_COMPARE_GT, >, KB)
	TEST_COMPARISON(TEST_GE_K, BB_COMPARE_GE, >=, KB)
	CASE(TEST_IS) BRANCH(bb_is(RA, RB) == C);
	CASE(TEST_NONE) BRANCH(bb_is_none(RA) == B);
	CASE(TEST_IN)
	{
		SAVE;
		int found = bb_slow_contains(t, RB, RA);
		if (BB_UNLIKELY(found < 0))
			goto error;
		BRANCH(found == (int)C);
	}
	CASE(TEST_EMPTY) BRANCH(bb_is_empty(RA) == B);

	/* ---- Calls. ---- */
	{
		BbValue *base;
		size_t nargs;
		BbValue kwnames;
		CASE(CALL)
		base = &RB;
		nargs = C;
		if (BB_LIKELY(bb_is_exact(*base, &bb_function_type))) {
			SAVE;
			BbFunction *function = bb_to_function(*base);
			BbCode *code = bb_function_code(function);
			if (BB_LIKELY((code->flags & BB_CODE_SIMPLE) && code->argument_count == nargs)) {
				BbFrame *callee = bb_frame_push(t, function, code, (unsigned)nargs);
				if (BB_UNLIKELY(!callee))
					goto error;
				for (size_t i = 0; i < nargs; i++)
					callee->regs[i] = base[i + 1];
				goto entered;
			}
		}
		kwnames = BB_EMPTY;
		base++;
		value = base[-1];
		goto call;
		CASE(CALL_METHOD)
		base = &RB;
		value = *base;
		nargs = C;
		if (BB_LIKELY(!bb_is_empty(base[1]))) {
			base++;
			nargs++;
		} else {
			base += 2;
			kwnames = BB_EMPTY;
			goto call;
		}
		if (BB_LIKELY(bb_is_exact(value, &bb_function_type))) {
			SAVE;
			BbFunction *function = bb_to_function(value);
			BbCode *code = bb_function_code(function);
			if (BB_LIKELY((code->flags & BB_CODE_SIMPLE) && code->argument_count == nargs)) {
				BbFrame *callee = bb_frame_push(t, function, code, (unsigned)nargs);
				if (BB_UNLIKELY(!callee))
					goto error;
				for (size_t i = 0; i < nargs; i++)
					callee->regs[i] = base[i];
				goto entered;
			}
		} else if (BB_LIKELY(bb_is_exact(value, &bb_method_descriptor_type))) {
			const BbBuiltin *def = bb_to_pointer(value);
			size_t given = nargs - 1;
			if (BB_LIKELY(!(def->flags & (BB_KEYWORDS | BB_WAITS)) && given >= (size_t)def->min_args &&
				      (def->max_args < 0 || given <= (size_t)def->max_args) &&
				      bb_is_of_type(base[0], def->owner)))
				RESULT(def->function(t, base[0], base + 1, given, BB_EMPTY));
		}
		kwnames = BB_EMPTY;
		goto call;
		CASE(CALL_KW)
		SAVE;
		base = &RB;
		kwnames = constants[*pc];
		nargs = C - bb_tuple_count(kwnames);
		value = *base++;
		goto call;
		CASE(CALL_METHOD_KW)
		SAVE;
		base = &RB;
		kwnames = constants[*pc];
		value = *base;
		nargs = C - bb_tuple_count(kwnames);
		if (bb_is_empty(base[1])) {
			base += 2;
		} else {
			base++;
			nargs++;
		}
	call:
		SAVE;
		/* The callee is in value. */
		switch (bb_call_begin(t, value, base, nargs, kwnames, &value)) {
		case BB_CALL_PUSHED:
			goto entered;
		case BB_CALL_DONE:
			RA = value;
			pc += further_words[BB_OP(insn)];
#if !BB_LOOP_TRACED
			if (BB_UNLIKELY(bb_trace_is_on(t))) {
				SAVE; /* it was sys.settrace */
				goto trace;
			}
#endif
			NEXT;
		default:
			goto error;
		}
	}
	CASE(CALL_EX)
	{
		SAVE;
		switch (bb_call_begin_ex(t, &RB, C, &value)) {
		case BB_CALL_PUSHED:
			goto entered;
		case BB_CALL_DONE:
			RA = value;
			NEXT;
		default:
			goto error;
		}
	}
entered:
	BEGIN_FRAME;
	POLL(trace_entered);
	IF_TRACING(if (!bb_trace_enter(t)) goto error);
	NEXT;

	CASE(RETURN_K)
	{
		value = constants[BB_BX(insn)];
		goto leave;
	}
	CASE(RETURN)
	{
		value = RA;
	leave:;
#if BB_LOOP_TRACED
		SAVE;
		if (!bb_trace_leave(t, frame, value))
			goto error;
#endif
		uint8_t action = frame->action;
		if (BB_UNLIKELY(frame->generator != NULL)) {
			SAVE;
			bb_generator_leave(t, frame->generator, true);
		} else {
			bb_frame_pop(t, frame);
		}
		if (BB_UNLIKELY(action == BB_RETURN_ENTRY))
			FINISH(value);
		LOAD_FRAME;
		pc = frame->pc;
		insn = pc[-1];
		if (BB_LIKELY(action == BB_RETURN_VALUE)) {
			RA = value;
			pc += further_words[BB_OP(insn)];
			NEXT;
		}
		switch (action) {
		case BB_RETURN_INIT:
			if (BB_UNLIKELY(!bb_is_none(value))) {
				bb_type_error(t, "__init__() should return None, not '%T'", value);
				goto error;
			}
			pc += further_words[BB_OP(insn)];
			NEXT;
		case BB_RETURN_FOR: /* the generator is exhausted */
			BRANCH(true);
		case BB_RETURN_SEND:
			RC = value;
			BRANCH(true);
		default:
			pc += further_words[BB_OP(insn)];
			NEXT;
		}
	}

	/* ---- Building. ---- */
	CASE(BUILD_TUPLE) RESULT(C ? bb_tuple_from(t, &RB, C) : bb_objects(t)->empty_tuple);
	CASE(BUILD_LIST) RESULT(bb_list_from(t, &RB, C));
	CASE(BUILD_SET) RESULT(bb_slow_build_set(t, &RB, C));
	CASE(BUILD_MAP) RESULT(bb_slow_build_map(t, &RB, C));
	CASE(BUILD_STRING) RESULT(bb_slow_build_string(t, &RB, C));
	CASE(BUILD_SLICE) RESULT(bb_slow_build_slice(t, &RB, C));
	CASE(LIST_APPEND) CHECKED(bb_list_append(t, RA, RB));
	CASE(LIST_EXTEND) CHECKED(bb_slow_list_extend(t, &RA, RB, C != 0));
	CASE(LIST_TO_TUPLE) RESULT(bb_list_snapshot(t, RB));
	CASE(SET_ADD) CHECKED(bb_slow_set_add(t, RA, RB));
	CASE(SET_UPDATE) CHECKED(bb_slow_set_update(t, RA, RB));
	CASE(MAP_ADD) CHECKED(bb_dict_set(t, RA, RB, RC));
	CASE(DICT_UPDATE) CHECKED(bb_slow_dict_update(t, RA, RB));
	CASE(DICT_MERGE) CHECKED(bb_slow_dict_merge(t, RA, RB, RC));
	CASE(CONVERT) RESULT(C == 's' ? bb_str(t, RB) : C == 'r' ? bb_repr(t, RB) : bb_ascii(t, RB));
	CASE(FORMAT) RESULT(bb_format_value(t, RB, C ? (&RB)[1] : bb_str_empty(t)));
	CASE(BUILD_INTERPOLATION) RESULT(bb_slow_interpolation(t, &RB));
	CASE(BUILD_TEMPLATE) RESULT(bb_slow_template(t, &RB));
	CASE(UNPACK) CHECKED(bb_slow_unpack(t, RB, C, &RA));
	CASE(UNPACK_EX) CHECKED_SKIP(bb_slow_unpack_ex(t, RB, *pc & 0xffff, *pc >> 16, &RA));

	/* ---- Functions and classes. ---- */
	CASE(MAKE_FUNCTION)
	{
		SAVE;
		BbFunction *function =
			bb_function_new(t, bb_to_pointer(constants[BB_BX(insn)]), frame->function->globals);
		if (!function)
			goto error;
		RA = bb_from_pointer(function);
		NEXT;
	}
	CASE(SET_FUNCTION) CHECKED(bb_function_set(t, bb_to_function(RA), C, RB));
	CASE(LOAD_BUILD_CLASS) RESULT(bb_name_build_class(t, frame));

	/* ---- Iteration. ---- */
	CASE(GET_ITER) RESULT(bb_iter(t, RB));
	CASE(FOR_PREPARE) CHECKED(bb_iterate_prepare(t, RB, &RA));
	CASE(FOR_ITER)
	{
		BbValue *loop = &RA;
		if (bb_is_small(loop[1])) {
			/* A range: current value, how many are left, step. */
			if (loop[1].bits == 1)
				BRANCH(true);
			loop[1].bits -= 2;
			RB = loop[0];
			loop[0].bits += loop[2].bits - 1;
			pc++;
			NEXT;
		}
		if (bb_is(loop[1], BB_TRUE)) {
			/* A list, and how far the loop is. */
			value = bb_list_peek(bb_to_list(loop[0]), (size_t)bb_to_small(loop[2]));
			if (BB_LIKELY(!bb_is_empty(value))) {
				loop[2].bits += 2;
				RB = value;
				pc++;
				NEXT;
			}
		} else if (bb_is(loop[1], BB_FALSE)) {
			size_t i = (size_t)bb_to_small(loop[2]);
			if (BB_UNLIKELY(i >= bb_tuple_count(loop[0])))
				BRANCH(true);
			RB = bb_tuple_get(loop[0], i);
			loop[2].bits += 2;
			pc++;
			NEXT;
		} else if (bb_is_exact(loop[0], &bb_generator_type)) {
			SAVE;
			bool done = false;
			if (!bb_generator_claim(t, bb_to_generator(loop[0]), &done)) {
				if (done)
					BRANCH(true);
				goto error;
			}
			if (!bb_generator_enter(t, bb_to_generator(loop[0]), BB_NONE, BB_RETURN_FOR))
				goto error;
			goto resumed;
		}
		SAVE;
		int more = bb_iterate_next(t, loop, &value);
		if (BB_UNLIKELY(more < 0))
			goto error;
		if (!more)
			BRANCH(true);
		RB = value;
		pc++;
		NEXT;
	}

	/* ---- Generators and coroutines. ---- */
	CASE(RETURN_GENERATOR)
	{
		SAVE;
		value = bb_generator_from_frame(t, frame);
		if (bb_is_empty(value))
			goto error;
		goto leave;
	}
	CASE(YIELD)
	CASE(YIELD_DELEGATED)
	{
		SAVE;
		value = RB;
#if BB_LOOP_TRACED
		if (!bb_trace_leave(t, frame, value))
			goto error;
#endif
		uint8_t action = frame->action;
		bb_generator_leave(t, frame->generator, false);
		if (action == BB_RETURN_ENTRY)
			FINISH(value);
		LOAD_FRAME;
		pc = frame->pc;
		insn = pc[-1];
		if (action == BB_RETURN_FOR)
			RB = value;
		else
			RC = value;
		pc++; /* over the JUMP */
		NEXT;
	}
resumed:
	/* A generator's frame is on top, its sent value already in place. */
	LOAD_FRAME;
	pc = frame->pc + further_words[BB_OP(frame->pc[-1])];
	POLL(trace_entered);
	IF_TRACING(if (!bb_trace_enter(t)) goto error);
	NEXT;
	CASE(YIELD_FROM_ITER) RESULT(bb_generator_yield_from_iter(t, RB, frame->code));
	CASE(SEND)
	{
		SAVE;
		value = RA;
		if (bb_is_exact(value, &bb_generator_type) || bb_is_exact(value, &bb_coroutine_type)) {
			bool done = false;
			if (bb_generator_claim(t, bb_to_generator(value),
					       bb_is_exact(value, &bb_generator_type) ? &done : NULL)) {
				if (!bb_generator_enter(t, bb_to_generator(RA), RB, BB_RETURN_SEND))
					goto error;
				goto resumed;
			}
			if (!done)
				goto error;
			RC = BB_NONE;
			BRANCH(true);
		}
		BbValue out;
		int more = bb_generator_send_to(t, value, RB, &out);
		if (more < 0)
			goto error;
		RC = out;
		BRANCH(more == 0);
	}
	CASE(GET_AWAITABLE) RESULT(bb_generator_awaitable(t, RB, C));
	CASE(GET_AITER) RESULT(bb_generator_aiter(t, RB));
	CASE(GET_ANEXT) RESULT(bb_generator_anext(t, RB));
	CASE(END_ASYNC_FOR)
	{
		if (!bb_is_of_type(RA, &bb_exc_StopAsyncIteration)) {
			SAVE;
			t->exception = RA;
			goto reraise;
		}
		NEXT;
	}
	CASE(ASYNC_GEN_WRAP) RESULT(bb_generator_wrap_async(t, RB));

	/* ---- Exceptions. ---- */
	CASE(RAISE)
	{
		SAVE;
		bb_unwind_raise(t, RA, C ? RB : BB_EMPTY);
		goto error;
	}
	CASE(RAISE_AGAIN)
	{
		SAVE;
		if (bb_unwind_raise_again(t))
			goto reraise;
		goto error;
	}
	CASE(RERAISE)
	{
		SAVE;
		t->exception = RA;
		goto reraise;
	}
	CASE(PUSH_HANDLED)
	{
		value = t->vm->handled;
		if (frame->generator && !frame->generator->handling) {
			frame->generator->handling = true;
			value = BB_ELLIPSIS; /* whatever the resumer handles when it is popped */
		}
		t->vm->handled = RB;
		RA = value;
		NEXT;
	}
	CASE(POP_HANDLED)
	{
		value = RA;
		if (frame->generator && bb_is(value, BB_ELLIPSIS)) {
			frame->generator->handling = false;
			value = frame->generator->caller_handled;
		}
		t->vm->handled = value;
		NEXT;
	}
	CASE(MATCH_EXCEPTION)
	{
		SAVE;
		int matches = bb_unwind_match(t, RB, RC);
		if (matches < 0)
			goto error;
		RA = bb_bool(matches);
		NEXT;
	}
	CASE(MATCH_GROUP) CHECKED(bb_unwind_match_group(t, RB, RC, &RA));
	CASE(PREP_RERAISE_STAR) RESULT(bb_unwind_prep_reraise_star(t, RB, RC));
	CASE(LOAD_ASSERTION_ERROR)
	{
		RA = bb_from_pointer(&bb_exc_AssertionError);
		NEXT;
	}
	CASE(WITH_ENTER) RESULT(bb_slow_with_enter(t, &RB, false));
	CASE(ASYNC_WITH_ENTER) RESULT(bb_slow_with_enter(t, &RB, true));
	CASE(WITH_EXIT) RESULT(bb_slow_with_exit(t, &RB, BB_EMPTY));
	CASE(WITH_EXCEPT) RESULT(bb_slow_with_exit(t, &RB, RC));

	/* ---- Import. ---- */
	CASE(IMPORT_NAME) RESULT_SKIP(bb_slow_import_name(t, frame, constants[*pc & 0xffff], RB, RC));
	CASE(IMPORT_FROM) RESULT_SKIP(bb_slow_import_from(t, RB, constants[*pc & 0xffff]));
	CASE(IMPORT_STAR) CHECKED(bb_slow_import_star(t, frame, RA));

	/* ---- match. ---- */
	CASE(MATCH_SEQUENCE)
	{
		RA = bb_bool(bb_has_flag(RB, BB_TYPE_SEQUENCE));
		NEXT;
	}
	CASE(MATCH_MAPPING)
	{
		RA = bb_bool(bb_has_flag(RB, BB_TYPE_MAPPING));
		NEXT;
	}
	CASE(MATCH_KEYS) RESULT(bb_slow_match_keys(t, RB, RC));
	CASE(MATCH_CLASS) RESULT_SKIP(bb_slow_match_class(t, RB, RC, *pc & 0xffff, constants[*pc >> 16]));
	CASE(MATCH_REST) RESULT(bb_slow_match_rest(t, RB, RC));
	CASE(GET_LEN)
	{
		SAVE;
		intptr_t n = bb_length(t, RB);
		if (n < 0)
			goto error;
		RA = bb_from_small(n);
		NEXT;
	}

	/* ---- The rest. ---- */
	CASE(INTRINSIC) RESULT(bb_slow_intrinsic(t, frame, C, &RB));
	CASE(SETUP_ANNOTATIONS) CHECKED(bb_slow_setup_annotations(t, frame));
	CASE(RESUME)
	{
		POLL(trace);
		NEXT;
	}

	/* ---- Short forms. ---- */
	CASE(SHORT_LOAD_GLOBAL) RESULT(bb_name_load_global(t, frame, BB_NAME_WORD(BB_BX(insn), BB_NO_CACHE)));
	CASE(SHORT_LOAD_NAME) RESULT(bb_name_load(t, frame, BB_NAME_WORD(BB_BX(insn), BB_NO_CACHE)));
	CASE(SHORT_STORE_NAME) CHECKED(bb_name_store(t, frame, constants[BB_BX(insn)], RA));
	CASE(SHORT_LOAD_ATTR) RESULT(bb_attribute_load(t, frame, RB, BB_NAME_WORD(C, BB_NO_CACHE)));
	CASE(SHORT_LOAD_METHOD)
	CHECKED(bb_attribute_load_method(t, frame, RB, BB_NAME_WORD(C, BB_NO_CACHE), &RA));
	CASE(SHORT_STORE_ATTR) CHECKED(bb_attribute_store(t, frame, RA, BB_NAME_WORD(C, BB_NO_CACHE), RB));
	CASE(SHORT_IMPORT_FROM) RESULT(bb_slow_import_from(t, RB, KC));

error:
#if BB_C_STACK_FIRST && !BB_LOOP_TRACED
	if (!bb_has_exception(t))
		return BB_EMPTY; /* it leaves, see vm/leave.h */
#endif
	BB_ASSERT(bb_has_exception(t));
	bb_traceback_add(t, t->frame);
	IF_TRACING(bb_trace_exception(t, t->frame));
reraise:
	for (;;) {
		frame = t->frame;
		const BbExceptionEntry *handler = bb_unwind_find(frame);
		if (handler) {
			LOAD_FRAME;
			regs[handler->reg] = bb_exception_take(t);
			pc = frame->code->instructions + handler->handler;
			NEXT;
		}
		IF_TRACING(bb_trace_unwind(t, frame));
		uint8_t action = frame->action;
		if (frame->generator) {
			bb_generator_convert_stop(t, frame->generator);
			bb_generator_leave(t, frame->generator, true);
		} else {
			bb_frame_pop(t, frame);
		}
		if (action == BB_RETURN_ENTRY)
			FINISH(BB_EMPTY);
		bb_traceback_add(t, t->frame);
		IF_TRACING(bb_trace_exception(t, t->frame));
	}
}

#if BB_C_STACK_FIRST && !BB_LOOP_TRACED
void bb_vm_deliver(BbThread *t, BbValue v)
{
	BbFrame *frame = t->frame;
	uint32_t insn = frame->pc[-1];
	frame->regs[BB_A(insn)] = v;
	frame->pc += further_words[BB_OP(insn)];
}
#endif
