/* SPDX-License-Identifier: MIT */
/*
 * The type TextIOWrapper, and the standard streams.
 */
#ifndef BB_MODULES_IO_TEXT_TYPE_H
#define BB_MODULES_IO_TEXT_TYPE_H

#include "modules/io_text.h"

extern BbType bb_io_text_type;

/* TextIOWrapper(buffer, encoding, errors, newline, line_buffering); encoding, errors and newline may be None. */
BB_NODISCARD BbValue bb_io_text_type_new(BbThread *t, BbValue buffer, BbValue encoding, BbValue errors, BbValue newline,
					 bool line_buffering);

/* A standard stream over the file number fd, named "<stdin>" or so; None if there is no such file.  Nobody finalizes
 * it. */
BB_NODISCARD BbValue bb_io_text_type_standard(BbThread *t, int fd, const char *name, const char *errors,
					      bool unbuffered);

/* In the child of a fork: whoever was using the stream is not there. */
void bb_io_text_type_after_fork(BbValue stream);

#endif
