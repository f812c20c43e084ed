/* SPDX-License-Identifier: MIT */
/*
 * A code object as readable text; see disassemble.h for the threading rule.
 */
#include "compiler/disassemble.h"

#include "compiler/assembler.h"
#include "object/code.h"
#include "object/error.h"
#include "object/str.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = {
#define X(name, words) #name,
	BB_OPCODES(X)
#undef X
};

/* 'r' register, 'k' constant, 'i' number. */
static char operand_kind(BbOpcode op, unsigned i)
{
	static const uint8_t constant_b[] = {
		BB_OPCODE_TEST_LT_K, BB_OPCODE_TEST_LE_K, BB_OPCODE_TEST_EQ_K,
		BB_OPCODE_TEST_NE_K, BB_OPCODE_TEST_GT_K, BB_OPCODE_TEST_GE_K,
	};
	static const uint8_t constant_c[] = {
		BB_OPCODE_GETITEM_K, BB_OPCODE_ADD_K,	   BB_OPCODE_SUB_K,	    BB_OPCODE_MUL_K,
		BB_OPCODE_TRUEDIV_K, BB_OPCODE_FLOORDIV_K, BB_OPCODE_MOD_K,	    BB_OPCODE_LSHIFT_K,
		BB_OPCODE_RSHIFT_K,  BB_OPCODE_AND_K,	   BB_OPCODE_INPLACE_ADD_K, BB_OPCODE_INPLACE_SUB_K,
	};

	if (bb_assembler_register_operands(op) >> i & 1)
		return 'r';
	if (i == 1 && memchr(constant_b, op, sizeof constant_b) != NULL)
		return 'k';
	if (i == 2 && memchr(constant_c, op, sizeof constant_c) != NULL)
		return 'k';
	return 'i';
}

static void add_constant(BbStrBuilder *b, const BbCode *code, uint32_t i)
{
	if (i >= code->constant_count) {
		bb_str_builder_add_text(b, "?");
		return;
	}
	BbValue v = code->constants[i];
	if (bb_is_exact(v, &bb_code_type)) {
		bb_str_builder_add_text(b, "<code ");
		bb_str_builder_add_str(b, ((const BbCode *)bb_to_pointer(v))->qualname);
		bb_str_builder_add_text(b, ">");
	} else {
		bb_str_builder_add_repr(b, v);
	}
}

static bool has_bx(BbOpcode op, bool *constant)
{
	*constant = op == BB_OPCODE_LOADK || op == BB_OPCODE_RETURN_K || op == BB_OPCODE_MAKE_FUNCTION;
	return *constant || op == BB_OPCODE_LOADI || op == BB_OPCODE_LOAD_FAR || op == BB_OPCODE_STORE_FAR ||
	       op == BB_OPCODE_LOAD_FREE || op == BB_OPCODE_STORE_FREE || op == BB_OPCODE_DELETE_FREE ||
	       op == BB_OPCODE_FREE_CELL;
}

static bool has_name(BbOpcode op)
{
	switch (op) {
	case BB_OPCODE_LOAD_GLOBAL:
	case BB_OPCODE_STORE_GLOBAL:
	case BB_OPCODE_DELETE_GLOBAL:
	case BB_OPCODE_LOAD_NAME:
	case BB_OPCODE_STORE_NAME:
	case BB_OPCODE_DELETE_NAME:
	case BB_OPCODE_LOAD_DICT_OR_GLOBAL:
	case BB_OPCODE_LOAD_DICT_OR_FREE:
	case BB_OPCODE_LOAD_DICT_OR_CELL:
	case BB_OPCODE_LOAD_ATTR:
	case BB_OPCODE_LOAD_METHOD:
	case BB_OPCODE_STORE_ATTR:
	case BB_OPCODE_DELETE_ATTR:
	case BB_OPCODE_LOAD_SUPER_ATTR:
	case BB_OPCODE_LOAD_SUPER_METHOD:
	case BB_OPCODE_IMPORT_NAME:
	case BB_OPCODE_IMPORT_FROM:
		return true;
	default:
		return false;
	}
}

static void add_operands(BbStrBuilder *b, const BbCode *code, uint32_t at)
{
	uint32_t word = code->instructions[at];
	BbOpcode op = (BbOpcode)BB_OP(word);
	char text[32];
	bool constant;

	if (op == BB_OPCODE_JUMP || op == BB_OPCODE_JUMP_BACK) {
		snprintf(text, sizeof text, " to %d", (int)at + 1 + BB_SJ(word));
		bb_str_builder_add_text(b, text);
		return;
	}
	if (has_bx(op, &constant)) {
		snprintf(text, sizeof text, " r%u %d", BB_A(word),
			 op == BB_OPCODE_LOADI ? BB_SBX(word) : (int)BB_BX(word));
		bb_str_builder_add_text(b, text);
		if (constant) {
			bb_str_builder_add_text(b, " ");
			add_constant(b, code, BB_BX(word));
		}
		return;
	}
	uint32_t operands[3] = {BB_A(word), BB_B(word), BB_C(word)};
	for (unsigned i = 0; i < 3; i++) {
		char kind = operand_kind(op, i);

		if (kind == 'k') {
			bb_str_builder_add_text(b, " ");
			add_constant(b, code, operands[i]);
		} else if (kind == 'r' || operands[i] != 0) {
			snprintf(text, sizeof text, kind == 'r' ? " r%u" : " %u", operands[i]);
			bb_str_builder_add_text(b, text);
		}
	}
}

static void add_second_word(BbStrBuilder *b, const BbCode *code, uint32_t at)
{
	BbOpcode op = (BbOpcode)BB_OP(code->instructions[at]);
	uint32_t word = code->instructions[at + 1];
	char text[32];

	bb_str_builder_add_text(b, " ");
	if (has_name(op)) {
		add_constant(b, code, word & 0xffff);
	} else if (op == BB_OPCODE_LOADKX || op == BB_OPCODE_CALL_KW || op == BB_OPCODE_CALL_METHOD_KW) {
		add_constant(b, code, word);
	} else {
		snprintf(text, sizeof text, BB_OP(word) == BB_OPCODE_JUMP ? "to %d" : "%d",
			 BB_OP(word) == BB_OPCODE_JUMP ? (int)at + 2 + BB_SJ(word) : (int)word);
		bb_str_builder_add_text(b, text);
	}
}

static bool list_code(BbThread *t, BbStrBuilder *b, const BbCode *code, bool nested)
{
	char text[80];

	if (!bb_check_native_stack(t, " while disassembling"))
		return false;
	bb_str_builder_add_text(b, "code ");
	bb_str_builder_add_str(b, code->qualname);
	snprintf(text, sizeof text, ": %u registers, %u locals\n", code->register_count, code->local_count);
	bb_str_builder_add_text(b, text);
	for (uint32_t i = 0, last_line = 0; i < code->instruction_count;) {
		BbOpcode op = (BbOpcode)BB_OP(code->instructions[i]);
		BbPosition position;

		bb_code_position(code, i, &position);
		if (position.line != last_line)
			snprintf(text, sizeof text, "%5u %5u %s", position.line, i, names[op]);
		else
			snprintf(text, sizeof text, "      %5u %s", i, names[op]);
		last_line = position.line;
		bb_str_builder_add_text(b, text);
		add_operands(b, code, i);
		if (bb_assembler_length(op) == 2)
			add_second_word(b, code, i);
		bb_str_builder_add_text(b, "\n");
		i += bb_assembler_length(op);
	}
	for (uint32_t i = 0; i < code->exception_count; i++) {
		const BbExceptionEntry *e = &code->exceptions[i];

		snprintf(text, sizeof text, "  %u..%u -> %u r%u\n", e->start, e->end, e->handler, e->reg);
		bb_str_builder_add_text(b, text);
	}
	for (uint32_t i = 0; nested && i < code->constant_count; i++) {
		if (!bb_is_exact(code->constants[i], &bb_code_type))
			continue;
		if (!list_code(t, b, bb_to_pointer(code->constants[i]), true))
			return false;
	}
	return true;
}

BbValue bb_disassemble(BbThread *t, BbValue code, bool nested)
{
	BbStrBuilder b;

	bb_str_builder_init(&b, t);
	if (!list_code(t, &b, bb_to_pointer(code), nested))
		return BB_EMPTY;
	return bb_str_builder_finish(&b);
}
