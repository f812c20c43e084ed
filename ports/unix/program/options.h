/* SPDX-License-Identifier: MIT */
/*
 * The command line of the program bobbin.
 */
#ifndef BB_PORTS_UNIX_OPTIONS_H
#define BB_PORTS_UNIX_OPTIONS_H

#include "vm/runtime.h"

typedef struct BbCommandLine {
	BbRuntimeOptions runtime; /* argv is what sys.argv begins with */
	const char *command;	  /* -c */
	const char *module;	  /* -m */
	const char *file;	  /* a path, or NULL: standard input */
	bool safe_path;		  /* -P, -I: sys.path doesn't begin with the program's directory */
	bool skip_first_line;	  /* -x */
	uint64_t collect_every;	  /* -X gcstress: collect garbage at every so-manyth allocation; 0: when it is due */
	char **warnings;	  /* arguments of -W */
	int warning_count;
	char **x_options; /* arguments of -X */
	int x_option_count;
} BbCommandLine;

/* Reads the command line.  Returns -1, or the exit code of a program that ends now (after -h, -V or a mistake). */
int bb_options_read(int argc, char **argv, BbCommandLine *out);

/* Gives back what bb_options_read took, whatever it returned. */
void bb_options_free(BbCommandLine *line);

#endif
