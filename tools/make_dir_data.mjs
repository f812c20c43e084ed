// SPDX-License-Identifier: MIT
// Makes tests/data/dir_3.14.txt, the names that tools/dir_names.py finds in CPython 3.14.2:
//
//     npm install pyodide@314.0.7 && node tools/make_dir_data.mjs > tests/data/dir_3.14.txt
//
// Run it where node finds that package.  It is CPython compiled to WebAssembly, so names that need an operating system
// (fork, say) are absent there; tools/dir_compare takes those from the installed CPython of the same system.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const require = createRequire(process.cwd() + "/");
const { loadPyodide } = require("pyodide");
const python = await loadPyodide({ stdout: (line) => process.stdout.write(line + "\n") });
python.runPython(readFileSync(fileURLToPath(new URL("dir_names.py", import.meta.url)), "utf8"));
