/* SPDX-License-Identifier: MIT */
/*
 * The interpreter loop's slow paths: instructions whose work is more than a few machine instructions.  Their meaning is
 * that of the instruction in compiler/opcodes.h; regs points at the register that the instruction's B names, unless
 * said otherwise.
 */
#ifndef BB_VM_SLOW_H
#define BB_VM_SLOW_H

#include "vm/frame.h"

BB_NODISCARD BbValue bb_slow_binary(BbThread *t, BbOperator op, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_slow_inplace(BbThread *t, BbOperator op, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_slow_compare(BbThread *t, BbComparison op, BbValue a, BbValue b);
BB_NODISCARD int bb_slow_compare_truth(BbThread *t, BbComparison op, BbValue a, BbValue b);
BB_NODISCARD int bb_slow_contains(BbThread *t, BbValue container, BbValue item);
BB_NODISCARD BbValue bb_slow_getitem(BbThread *t, BbValue object, BbValue key);
BB_NODISCARD bool bb_slow_setitem(BbThread *t, BbValue object, BbValue key, BbValue value);

BB_NODISCARD BbValue bb_slow_build_set(BbThread *t, const BbValue *regs, size_t n);
BB_NODISCARD BbValue bb_slow_build_map(BbThread *t, const BbValue *regs, size_t pairs);
BB_NODISCARD BbValue bb_slow_build_string(BbThread *t, const BbValue *regs, size_t n);
BB_NODISCARD BbValue bb_slow_build_slice(BbThread *t, const BbValue *regs, size_t n);
/* list[0] is the list; if the iterable is the only positional argument of a call, list[-1] is what is called, for the
 * message. */
BB_NODISCARD bool bb_slow_list_extend(BbThread *t, const BbValue *list, BbValue iterable, bool only_argument);
BB_NODISCARD bool bb_slow_set_add(BbThread *t, BbValue set, BbValue item);
BB_NODISCARD bool bb_slow_set_update(BbThread *t, BbValue set, BbValue iterable);
BB_NODISCARD bool bb_slow_dict_update(BbThread *t, BbValue dict, BbValue mapping);
BB_NODISCARD bool bb_slow_dict_merge(BbThread *t, BbValue dict, BbValue mapping, BbValue callable);
BB_NODISCARD BbValue bb_slow_interpolation(BbThread *t, const BbValue *regs);
BB_NODISCARD BbValue bb_slow_template(BbThread *t, const BbValue *regs);
/* out[0..n) */
BB_NODISCARD bool bb_slow_unpack(BbThread *t, BbValue v, size_t n, BbValue *out);
BB_NODISCARD bool bb_slow_unpack_ex(BbThread *t, BbValue v, size_t before, size_t after, BbValue *out);

BB_NODISCARD BbValue bb_slow_with_enter(BbThread *t, BbValue *regs, bool is_async);
/* exception EMPTY: a normal exit. */
BB_NODISCARD BbValue bb_slow_with_exit(BbThread *t, const BbValue *regs, BbValue exception);

BB_NODISCARD BbValue bb_slow_import_name(BbThread *t, BbFrame *frame, BbValue name, BbValue fromlist, BbValue level);
BB_NODISCARD BbValue bb_slow_import_from(BbThread *t, BbValue module, BbValue name);
BB_NODISCARD bool bb_slow_import_star(BbThread *t, BbFrame *frame, BbValue module);

BB_NODISCARD BbValue bb_slow_match_keys(BbThread *t, BbValue subject, BbValue keys);
BB_NODISCARD BbValue bb_slow_match_class(BbThread *t, BbValue subject, BbValue class, size_t positional, BbValue names);
BB_NODISCARD BbValue bb_slow_match_rest(BbThread *t, BbValue subject, BbValue keys);

BB_NODISCARD BbValue bb_slow_intrinsic(BbThread *t, BbFrame *frame, unsigned which, const BbValue *regs);
BB_NODISCARD bool bb_slow_setup_annotations(BbThread *t, BbFrame *frame);

#endif
