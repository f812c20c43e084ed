# SPDX-License-Identifier: MIT
#
# The short commands.  The build itself is CMakeLists.txt; each preset of CMakePresets.json has a target of its name here.

# Boards that emulators have, and those that only hardware is.
BOARDS = an521 netduinoplus2 rp2040
SILICON = pyboard
PRESETS = debug asan tsan stress coverage clang m32 fuzz
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 3600

.PHONY: all release demo test test-long check lint bench shared install package clean format deps help $(PRESETS)

all: release

help:
	@sed -n 's/^## //p' Makefile

## make                  the interpreter, at build/bobbin
release: build/build.ninja
	ninja -C build

## make debug|asan|...   another build, in build-NAME/: debug asan tsan stress coverage clang m32 fuzz
$(PRESETS): %: build-%/build.ninja
	ninja -C build-$*

build/build.ninja:
	cmake --preset release

build-%/build.ninja:
	cmake --preset $*

## make deps             install what building needs (Debian packages)
deps:
	tools/install-deps build

## make firmware         build/BOARD/bobbin.elf, .bin and .hex (rp2040: .uf2) for each board, and their sizes
.PHONY: firmware $(BOARDS) $(SILICON)
firmware:
	tools/install-deps boards
	$(MAKE) $(BOARDS) $(SILICON)
	tools/firmware-size $(BOARDS)

# What compiles the library for them runs here.
.PHONY: freeze_code
freeze_code: build/build.ninja
	ninja -C build freeze_code

$(BOARDS) $(SILICON): %: build/%/build.ninja freeze_code
	ninja -C build/$*

build/%/build.ninja:
	cmake --preset $*

## make firmware-figures what stands in flash and RAM of the boards, what imports and threads take, and how fast they are
firmware-figures:
	tools/install-deps boards
	$(MAKE) $(BOARDS)
	tools/firmware-size $(BOARDS)
	tests/boards/measure_ram.py $(BOARDS)
	tests/boards/measure_speed.py

## make test-boards      the REPL, programs and races of tests/ on the boards, in emulators; EVERY=10, SEEDS=2 for fewer
EVERY ?= 1
SEEDS ?= 20
.PHONY: firmware-figures test-boards test-boards-quick
test-boards: release firmware
	tools/test-boards --every $(EVERY) --seeds $(SEEDS) $(BOARDS)

## make test-boards-quick a part of that in some three minutes
test-boards-quick: release
	tools/install-deps boards
	$(MAKE) $(BOARDS)
	tools/test-boards --quick $(BOARDS)

## make demo             build, then run the programs of examples/ on one and on all cores
demo:
	tools/install-deps build
	$(MAKE) release
	build/bobbin examples/demo.py build/mandelbrot.png

## make test             all tests that fit into some minutes: units, programs against CPython, sanitizers, boards
test:
	tools/install-deps test
	ok=true; tools/test --threads-every 4 release || ok=false; \
	tools/test --quick --threads 0 asan tsan stress || ok=false; \
	if tools/install-deps boards; then $(MAKE) test-boards-quick || ok=false; \
	else echo "make test: without their packages the boards are not tested" >&2; fi; $$ok

## make test-threads     every program on four threads at once, each of which must print what one does
.PHONY: test-threads
test-threads: release
	tools/run_tests.py --threads 4 --timeout-factor 2 --tag release

## make test-long        every test under every build; goes on where it was interrupted
test-long:
	tools/install-deps test
	tools/test --resume test-long release debug asan tsan stress clang m32 fuzz

## make sanitize-all     every test under the sanitizers and with every poll yielding; goes on where it was interrupted
.PHONY: sanitize-all
sanitize-all:
	tools/install-deps test
	tools/test --resume sanitize-all asan tsan stress

## make fail-alloc       let every allocation of twenty programs fail once (half an hour; can be interrupted)
.PHONY: fail-alloc
fail-alloc:
	tools/install-deps test
	$(MAKE) debug
	tools/fail-alloc

## make check            style, names, floors, include cycles
check:
	tools/install-deps check
	$(MAKE) release
	tools/check
	tools/test-index --check

## make soak             an hour of threads, pools, queues and timers at full load; goes on where it was interrupted
.PHONY: soak
soak: release
	tools/soak --total 3600

## make chaos            do the seeds of --chaos find the errors that are planted in tests/chaos? (can be interrupted)
.PHONY: chaos
chaos: release
	tests/chaos/hunt.py --resume

## make bench-threads    what threads and waiting cost, against CPython
.PHONY: bench-threads
bench-threads: release
	bench/threads.py

## make fresh-root       make demo and make test, each in a fresh Debian that has only make and git (mmdebstrap, root)
.PHONY: fresh-root
fresh-root:
	tools/fresh-root

## make records          what the longer checks have recorded: commit, time, result
.PHONY: records
records:
	tools/record.py

## make lint             cppcheck (slow)
lint:
	tools/install-deps check
	$(MAKE) release
	tools/check --lint

## make dir-compare      what dir() shows in CPython 3.14 and not in Bobbin
.PHONY: dir-compare
dir-compare: release
	tools/dir_compare

## make races            a thousand runs of each race; goes on where it was interrupted
.PHONY: races races-break
races: release
	tools/races

## make races-break      shows that the races notice when a type's locks are missing; can be interrupted, too
races-break: release
	tools/races --break

## make fuzz-run         run each fuzzer for FUZZ_SECONDS in all (3600); goes on where it was interrupted
.PHONY: fuzz-run
fuzz-run:
	tools/install-deps test
	$(MAKE) fuzz
	tools/run-fuzzers --total $(FUZZ_SECONDS)

## make conformance      run CPython's own test files; writes docs/conformance.md; goes on where it was interrupted
.PHONY: conformance thread-suites
conformance: release
	tools/install-deps test
	tools/conformance

## make thread-suites    CPython's files for threads: 50 times, with garbage collected all the time, under chaos and TSan
THREAD_SUITES = test_thread test_threading test_threading_local test_threadsignals test_queue test_sched test_context \
	test_contextlib test_concurrent_futures
GC_EVERY ?= 101
SEED ?= 1
thread-suites: release tsan
	tools/install-deps test
	tools/conformance $(THREAD_SUITES) --repeat 50
	tools/conformance $(THREAD_SUITES) --repeat 1 --timeout 300 --option=-Xgcstress=$(GC_EVERY)
	tools/conformance $(THREAD_SUITES) --repeat 1 --timeout 300 --option=-Xchaos=$(SEED)
	tools/conformance $(THREAD_SUITES) --repeat 1 --timeout 300 --bobbin build-tsan/bobbin

## make bench            compare with other interpreters; goes on where it was interrupted
bench: release
	bench/run --resume

## make bench-scaling    does a job split over threads gain what the machine can give? (0.85 of it, nine rounds)
.PHONY: bench-scaling
bench-scaling: release
	bench/scaling --resume --least 0.85

## make shared           the shared library for programs that embed Bobbin
shared: release
	ninja -C build bobbin_shared

## make install          PREFIX=/usr/local, DESTDIR=
install: release shared
	cmake --install build --prefix $(PREFIX)

## make package          a Debian package in build/
package: release shared
	cd build && cpack -G DEB

## make format           clang-format over all C files
format:
	find src include ports tests examples -name '*.[ch]' -print0 | xargs -0 -r clang-format -i

clean:
	rm -rf build $(PRESETS:%=build-%)
