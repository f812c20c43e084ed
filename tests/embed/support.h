/* SPDX-License-Identifier: MIT */
/* Checks for the programs that embed Bobbin: a failed one says where, and ends the program. */
#ifndef TESTS_EMBED_SUPPORT_H
#define TESTS_EMBED_SUPPORT_H

#include <bobbin.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                                               \
	do {                                                                                                           \
		if (!(condition)) {                                                                                    \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                \
			exit(1);                                                                                       \
		}                                                                                                      \
	} while (0)

/* The same, and shows the pending exception of t. */
#define CHECK_PY(t, condition)                                                                                         \
	do {                                                                                                           \
		if (!(condition)) {                                                                                    \
			char *text_ = bb_py_error_text(t);                                                             \
			fprintf(stderr, "%s:%d: %s\n%s", __FILE__, __LINE__, #condition, text_ ? text_ : "");          \
			exit(1);                                                                                       \
		}                                                                                                      \
	} while (0)

/* An exception of the class is pending; drops it. */
static inline bool raised(BbThread *t, const char *class_name)
{
	bool is = bb_py_error_is(t, class_name);
	bb_py_clear(t);
	return is;
}

/* The int that an expression comes to. */
static inline int64_t eval_int(BbThread *t, const char *expression)
{
	size_t mark = bb_py_open(t);
	int64_t out;
	CHECK_PY(t, bb_py_as_int(t, bb_py_eval(t, expression), &out));
	bb_py_close(t, mark);
	return out;
}

#endif
