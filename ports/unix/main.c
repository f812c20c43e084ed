/* SPDX-License-Identifier: MIT */
/*
 * The program bobbin: reads the command line and runs a program.
 */
#include "modules/modules.h"
#include "vm/runtime.h"

#include "object/error.h"
#include "object/exception.h"
#include "vm/report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
	BbRuntimeOptions options = {
		.argc = argc, .argv = argv, .executable = argv[0], .start_modules = bb_modules_start};
	const char *text = NULL;
	char *file = NULL;
	size_t size = 0;
	const char *name = "<string>";
	if (argc > 2 && strcmp(argv[1], "-c") == 0) {
		text = argv[2];
		size = strlen(text);
	} else if (argc > 1) {
		FILE *f = fopen(argv[1], "rb");
		if (!f) {
			fprintf(stderr, "bobbin: can't open file '%s': [Errno %d] %s\n", argv[1], errno,
				strerror(errno));
			return 2;
		}
		size_t room = 1 << 24;
		file = malloc(room);
		size = fread(file, 1, room, f);
		fclose(f);
		text = file;
		name = argv[1];
		options.argv++;
		options.argc--;
	} else
		return 2;
	BbThread *t = bb_runtime_create(&options);
	if (!t)
		return 1;
	int code = 0;
	BbValue v = bb_run_source(t, text, size, name, false);
	if (bb_is_empty(v)) {
		bb_report_exception(t, bb_exception_take(t));
		code = 1;
	}
	return bb_runtime_finish(t) ? code : 120;
}
