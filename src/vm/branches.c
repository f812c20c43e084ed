/* SPDX-License-Identifier: MIT */
/*
 * The conditional jumps of a code object.
 *
 * Code never changes, so nothing here has state.
 */
#include "vm/branches.h"

#include "compiler/opcodes.h"
#include "object/list.h"
#include "object/tuple.h"

static const uint8_t words_of[] = {
#define X(name, words) words,
	BB_OPCODES(X)
#undef X
};

/* Is it followed by a JUMP that is executed or not? */
static bool is_branch(uint32_t op)
{
	return (op >= BB_OPCODE_TEST && op <= BB_OPCODE_TEST_EMPTY) || op == BB_OPCODE_FOR_ITER;
}

static BbValue offset(intptr_t word)
{
	return bb_from_small(word * (intptr_t)sizeof(uint32_t));
}

BbValue bb_code_branches(BbThread *t, const BbCode *code)
{
	BbValue list = bb_list_new(t, 0);
	uint32_t next;
	for (uint32_t i = 0; !bb_is_empty(list) && i < code->instruction_count; i = next) {
		uint32_t op = BB_OP(code->instructions[i]);
		next = i + words_of[op];
		if (!is_branch(op))
			continue;
		BbValue places[] = {offset(i), offset(next), offset((intptr_t)next + BB_SJ(code->instructions[i + 1]))};
		BbValue branch = bb_tuple_from(t, places, 3);
		if (bb_is_empty(branch) || !bb_list_append(t, list, branch))
			return BB_EMPTY;
	}
	return list;
}
