/* SPDX-License-Identifier: MIT */
/*
 * The words that the interpreter loop is written in: operands, the ways an instruction ends, and the instructions that
 * exist for many operators.  Only loop.c includes this; the macros use its variables (insn, pc, frame, regs, constants)
 * and its label `error'.
 */
#ifndef BB_VM_LOOP_MACROS_H
#define BB_VM_LOOP_MACROS_H

#include "compiler/opcodes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/slow.h"
#include "vm/trace.h"
#include "vm/vm.h"

/* Set by trace_loop.c: this is the loop of threads that trace. */
#ifndef BB_LOOP_TRACED
#define BB_LOOP_TRACED 0
#endif

#define A BB_A(insn)
#define B BB_B(insn)
#define C BB_C(insn)
#define RA regs[A]
#define RB regs[B]
#define RC regs[C]
#define KB constants[B]
#define KC constants[C]

#define DISPATCH                                                                                                       \
	do {                                                                                                           \
		insn = *pc++;                                                                                          \
		goto *labels[BB_OP(insn)];                                                                             \
	} while (0)
#if BB_LOOP_TRACED
#define NEXT goto step
#define FINISH(v)                                                                                                      \
	do {                                                                                                           \
		*out_value = v;                                                                                        \
		return true;                                                                                           \
	} while (0)
#define IF_TRACING(statement) statement
#else
#define NEXT DISPATCH
#define FINISH(v) return v
#define IF_TRACING(statement)
#endif
#define CASE(name) L_##name:
/* From here on the instruction may raise, collect or call. */
#define SAVE (frame->pc = pc)
/* The result of a fallible operation goes to register A. */
#define RESULT(expression)                                                                                             \
	do {                                                                                                           \
		SAVE;                                                                                                  \
		BbValue result_ = (expression);                                                                        \
		if (BB_UNLIKELY(bb_is_empty(result_)))                                                                 \
			goto error;                                                                                    \
		RA = result_;                                                                                          \
		NEXT;                                                                                                  \
	} while (0)
#define CHECKED(expression)                                                                                            \
	do {                                                                                                           \
		SAVE;                                                                                                  \
		if (BB_UNLIKELY(!(expression)))                                                                        \
			goto error;                                                                                    \
		NEXT;                                                                                                  \
	} while (0)
/* The same for instructions with a further word, which is passed over. */
#define RESULT_SKIP(expression)                                                                                        \
	do {                                                                                                           \
		SAVE;                                                                                                  \
		BbValue result_ = (expression);                                                                        \
		if (BB_UNLIKELY(bb_is_empty(result_)))                                                                 \
			goto error;                                                                                    \
		pc++;                                                                                                  \
		RA = result_;                                                                                          \
		NEXT;                                                                                                  \
	} while (0)
#define CHECKED_SKIP(expression)                                                                                       \
	do {                                                                                                           \
		SAVE;                                                                                                  \
		if (BB_UNLIKELY(!(expression)))                                                                        \
			goto error;                                                                                    \
		pc++;                                                                                                  \
		NEXT;                                                                                                  \
	} while (0)
/* The frame on top of the stack has changed: go on in it behind its current instruction. */
#define LOAD_FRAME                                                                                                     \
	do {                                                                                                           \
		frame = t->frame;                                                                                      \
		regs = frame->regs;                                                                                    \
		constants = frame->code->constants;                                                                    \
	} while (0)
#define BEGIN_FRAME                                                                                                    \
	do {                                                                                                           \
		LOAD_FRAME;                                                                                            \
		pc = frame->pc;                                                                                        \
	} while (0)
/* Executes the JUMP word at pc, or skips it. */
#define BRANCH(condition)                                                                                              \
	do {                                                                                                           \
		if (condition)                                                                                         \
			pc += BB_SJ(*pc) + 1;                                                                          \
		else                                                                                                   \
			pc++;                                                                                          \
		NEXT;                                                                                                  \
	} while (0)
#define POLL(go_on)                                                                                                    \
	do {                                                                                                           \
		if (BB_UNLIKELY(BB_STRESS_POLL || bb_sync_load_relaxed(&t->poll))) {                                   \
			SAVE;                                                                                          \
			if (!bb_vm_poll(t))                                                                            \
				goto error;                                                                            \
			SWITCH(go_on);                                                                                 \
		}                                                                                                      \
	} while (0)
/* A thread that has begun to trace leaves for the other loop, which begins with the instruction at pc. */
#if BB_LOOP_TRACED
#define SWITCH(how)
#else
#define SWITCH(how)                                                                                                    \
	do {                                                                                                           \
		if (BB_UNLIKELY(bb_trace_is_on(t)))                                                                    \
			goto how;                                                                                      \
	} while (0)
#endif

/* Lists and tuples by a small integer at once. */
#define GET_ITEM(right)                                                                                                \
	do {                                                                                                           \
		BbValue object = RB, key = right;                                                                      \
		if (BB_LIKELY(bb_is_small(key))) {                                                                     \
			BbValue item = item_at(object, bb_to_small(key));                                              \
			if (BB_LIKELY(!bb_is_empty(item))) {                                                           \
				RA = item;                                                                             \
				NEXT;                                                                                  \
			}                                                                                              \
		}                                                                                                      \
		RESULT(bb_slow_getitem(t, object, key));                                                               \
	} while (0)

#define ARITHMETIC(name, slow, op, right, overflow, expression)                                                        \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RB, y = right;                                                                             \
		if (BB_LIKELY(bb_both_small(x, y))) {                                                                  \
			intptr_t r;                                                                                    \
			if (BB_LIKELY(!overflow))                                                                      \
				RA = bb_value_from_bits((uintptr_t)r);                                                 \
			else                                                                                           \
				RESULT(bb_int_binary(t, op, x, y));                                                    \
			NEXT;                                                                                          \
		}                                                                                                      \
		if (BB_LIKELY(bb_is_unboxed_float(x) && bb_is_unboxed_float(y))) {                                     \
			double p = bb_unboxed_to_double(x), q = bb_unboxed_to_double(y);                               \
			if (BB_LIKELY(bb_try_from_double(expression, &x))) {                                           \
				RA = x;                                                                                \
				NEXT;                                                                                  \
			}                                                                                              \
		}                                                                                                      \
		RESULT(slow(t, op, RB, y));                                                                            \
	}
#define ADD_SMALL __builtin_add_overflow((intptr_t)x.bits, (intptr_t)(y.bits - 1), &r)
#define SUB_SMALL __builtin_sub_overflow((intptr_t)x.bits, (intptr_t)(y.bits - 1), &r)
/* (2a) * b + 1 */
#define MUL_SMALL                                                                                                      \
	(__builtin_mul_overflow((intptr_t)(x.bits - 1), bb_to_small(y), &r) ||                                         \
	 __builtin_add_overflow(r, (intptr_t)1, &r))

#define DIVISION(name, right)                                                                                          \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RB, y = right;                                                                             \
		double p, q;                                                                                           \
		if (bb_is_unboxed_float(x) && bb_is_unboxed_float(y)) {                                                \
			p = bb_unboxed_to_double(x);                                                                   \
			q = bb_unboxed_to_double(y);                                                                   \
		} else {                                                                                               \
			RESULT(bb_slow_binary(t, BB_OP_TRUEDIV, x, y));                                                \
		}                                                                                                      \
		if (BB_LIKELY(q != 0.0 && bb_try_from_double(p / q, &x))) {                                            \
			RA = x;                                                                                        \
			NEXT;                                                                                          \
		}                                                                                                      \
		RESULT(bb_slow_binary(t, BB_OP_TRUEDIV, RB, y));                                                       \
	}

#define FLOOR_DIVISION(name, right)                                                                                    \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RB, y = right;                                                                             \
		if (BB_LIKELY(bb_both_small(x, y) && (intptr_t)y.bits > 1)) {                                          \
			intptr_t a = bb_to_small(x), b = bb_to_small(y), quotient = a / b;                             \
			RA = bb_from_small(quotient - (a % b < 0));                                                    \
			NEXT;                                                                                          \
		}                                                                                                      \
		RESULT(bb_slow_binary(t, BB_OP_FLOORDIV, x, y));                                                       \
	}
#define MODULO(name, right)                                                                                            \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RB, y = right;                                                                             \
		if (BB_LIKELY(bb_both_small(x, y) && (intptr_t)y.bits > 1)) {                                          \
			intptr_t b = bb_to_small(y), rest = bb_to_small(x) % b;                                        \
			RA = bb_from_small(rest + (rest < 0 ? b : 0));                                                 \
			NEXT;                                                                                          \
		}                                                                                                      \
		RESULT(bb_slow_binary(t, BB_OP_MOD, x, y));                                                            \
	}
#define BITWISE(name, op, right, expression)                                                                           \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RB, y = right;                                                                             \
		if (BB_LIKELY(bb_both_small(x, y))) {                                                                  \
			RA = bb_value_from_bits(expression);                                                           \
			NEXT;                                                                                          \
		}                                                                                                      \
		RESULT(bb_slow_binary(t, op, x, y));                                                                   \
	}
#define SHIFT_LEFT(name, right)                                                                                        \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RB, y = right;                                                                             \
		if (BB_LIKELY(bb_both_small(x, y))) {                                                                  \
			intptr_t a = bb_to_small(x), b = bb_to_small(y);                                               \
			if (b >= 0 && b < (intptr_t)(sizeof a * 8 - 2)) {                                              \
				intptr_t r = (intptr_t)((uintptr_t)a << b);                                            \
				if (r >> b == a && bb_fits_small(r)) {                                                 \
					RA = bb_from_small(r);                                                         \
					NEXT;                                                                          \
				}                                                                                      \
			}                                                                                              \
		}                                                                                                      \
		RESULT(bb_slow_binary(t, BB_OP_LSHIFT, x, y));                                                         \
	}
#define SHIFT_RIGHT(name, right)                                                                                       \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RB, y = right;                                                                             \
		if (BB_LIKELY(bb_both_small(x, y) && (intptr_t)y.bits > 0)) {                                          \
			intptr_t b = bb_to_small(y), most = (intptr_t)sizeof b * 8 - 1;                                \
			RA = bb_from_small(bb_to_small(x) >> (b > most ? most : b));                                   \
			NEXT;                                                                                          \
		}                                                                                                      \
		RESULT(bb_slow_binary(t, BB_OP_RSHIFT, x, y));                                                         \
	}
#define GENERIC_BINARY(name, op) CASE(name) RESULT(bb_slow_binary(t, op, RB, RC));

#define COMPARISON(name, op, operator)                                                                                 \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RB, y = RC;                                                                                \
		if (BB_LIKELY(bb_both_small(x, y))) {                                                                  \
			RA = bb_bool((intptr_t)x.bits operator(intptr_t) y.bits);                                      \
			NEXT;                                                                                          \
		}                                                                                                      \
		if (bb_is_unboxed_float(x) && bb_is_unboxed_float(y)) {                                                \
			RA = bb_bool(bb_unboxed_to_double(x) operator bb_unboxed_to_double(y));                        \
			NEXT;                                                                                          \
		}                                                                                                      \
		RESULT(bb_slow_compare(t, op, x, y));                                                                  \
	}
#define TEST_COMPARISON(name, op, operator, right)                                                                     \
	CASE(name)                                                                                                     \
	{                                                                                                              \
		BbValue x = RA, y = right;                                                                             \
		bool truth;                                                                                            \
		if (BB_LIKELY(bb_both_small(x, y))) {                                                                  \
			truth = (intptr_t)x.bits operator(intptr_t) y.bits;                                            \
		} else if (bb_is_unboxed_float(x) && bb_is_unboxed_float(y)) {                                         \
			truth = bb_unboxed_to_double(x) operator bb_unboxed_to_double(y);                              \
		} else {                                                                                               \
			SAVE;                                                                                          \
			int result = bb_slow_compare_truth(t, op, x, y);                                               \
			if (BB_UNLIKELY(result < 0))                                                                   \
				goto error;                                                                            \
			truth = result;                                                                                \
		}                                                                                                      \
		BRANCH(truth == C);                                                                                    \
	}

/* Item i of an exact list or tuple; EMPTY: take the slow path. */
BB_INLINE BbValue item_at(BbValue object, intptr_t i)
{
	if (bb_is_exact(object, &bb_list_type)) {
		if (i < 0)
			i += (intptr_t)bb_list_count(object);
		return i >= 0 ? bb_list_peek(bb_to_list(object), (size_t)i) : BB_EMPTY;
	}
	if (bb_is_exact(object, &bb_tuple_type)) {
		if (i < 0)
			i += (intptr_t)bb_tuple_count(object);
		return (size_t)i < bb_tuple_count(object) ? bb_tuple_get(object, (size_t)i) : BB_EMPTY;
	}
	return BB_EMPTY;
}

#endif
