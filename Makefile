# Builds, tests and installs stepbook. `make help` lists the verbs.
#
# Every C file under generator/ is compiled; nothing is listed by hand, and the compiler writes the
# dependencies. Objects, tests and stamps live in $(B), so `make B=build-asan SANITIZE=1` builds a second
# house beside the first. Only `demo` and `check` (and `packages`) touch the system's packages.
#
# SPDX-License-Identifier: MIT

VERSION := 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
B       ?= build

# Rooms to build tests for. Fewer rooms build in a smaller house: `make unit ROOMS="base model"`.
ROOMS   ?= $(sort $(foreach f,$(wildcard generator/*/ generator/*.c),$(basename $(notdir $(f:%/=%)))))

ifeq ($(origin CC),default)
CC := gcc
endif
CFLAGS  ?= -O2 -g
WERROR  ?=
SANITIZE ?=

# The extensions of cmark-gfm have no pkg-config file of their own.
MODULES  := json-glib-1.0 glib-2.0 yaml-0.1 libzip zlib gumbo libcmark-gfm pangocairo pangoft2 librsvg-2.0 libqpdf libqrencode libgit2
LIBS     := -lm -lcmark-gfm-extensions -lhyphen $(shell pkg-config --libs $(MODULES) 2>/dev/null)
# Foreign headers are system headers: their warnings are not ours.
SYSTEM   := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(MODULES) 2>/dev/null))
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes \
            -Wstrict-prototypes -Wswitch-enum -Wformat=2 -Wundef -Wvla \
            -Werror=implicit-function-declaration -Werror=incompatible-pointer-types \
            -Werror=int-conversion $(if $(WERROR),-Werror)
DEFINES  := -D_GNU_SOURCE -DSTEPBOOK_VERSION='"$(VERSION)"' \
            -DSTEPBOOK_DATADIR='"$(PREFIX)/share/stepbook"'
SANFLAGS := $(if $(SANITIZE),-fsanitize=address -fsanitize=undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
COMPILE   = $(CC) -std=c11 $(DEFINES) -Igenerator $(SYSTEM) $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(SANFLAGS)
LINK      = $(CC) $(CFLAGS) $(SANFLAGS) $(LDFLAGS)

SOURCES  := $(sort $(shell find generator -name '*.c' 2>/dev/null))
OBJECTS  := $(SOURCES:%.c=$(B)/%.o)
PROGRAM  := $(B)/stepbook
LIBRARY  := $(B)/lib/$(subst $() ,-,$(strip $(ROOMS))).a
LIB_OBJ  := $(filter $(foreach r,$(filter-out main,$(ROOMS)),$(B)/generator/$(r)/% $(B)/generator/$(r).o),$(OBJECTS))
UNIT_SRC := $(sort $(foreach r,$(ROOMS),$(wildcard tests/unit/$(r)/test_*.c)))
UNIT     := $(UNIT_SRC:tests/unit/%.c=$(B)/tests/%)

# Parallel unless told otherwise; a make inside a make shares the jobs of the outer one.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2) --no-print-directory
endif
# `make V=1` shows the commands.
V ?=
say = @$(if $(V),,printf '  %-4s %s\n' $(1) $@;)$(if $(V),set -x;)

.DELETE_ON_ERROR:
.SECONDARY:
.SECONDEXPANSION:

all: $(PROGRAM)

$(PROGRAM): $(OBJECTS)
	$(call say,LINK) $(LINK) -o $@ $(OBJECTS) $(LIBS)

$(LIBRARY): $(LIB_OBJ)
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,AR) ar rcs $@ $(LIB_OBJ)

$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC) $(COMPILE) -MMD -MP -c -o $@ $<

$(B)/tests/%: $(B)/tests/unit/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,LINK) $(LINK) -o $@ $< $(LIBRARY) $(LIBS)

# Changes when the flags change, so that other flags mean other objects.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@pkg-config --exists $(MODULES) || { tools/packages build; exit 1; }
	@printf '%s\n' '$(subst ','\'',$(COMPILE))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(COMPILE))' >$@
FORCE:

-include $(OBJECTS:.o=.d) $(UNIT_SRC:%.c=$(B)/%.d)

# ---- the first two commands of a newcomer -----------------------------------------------------------

# Installs what is missing for building, builds, and generates the sample guide into output/.
demo:
	@tools/packages build --install
	@$(MAKE) -s all
	@$(MAKE) output

OUTPUT_INPUTS = $(PROGRAM) config.yaml $(shell find content themes -type f 2>/dev/null)
output: $(B)/output.stamp
	@printf '%s\n' '' 'Open in a browser or reader:' "  file://$(CURDIR)/output/site/index.html"
	@for file in output/*.checklist.html output/*.pdf output/*.epub; do echo "  file://$(CURDIR)/$$file"; done

$(B)/output.stamp: $$(OUTPUT_INPUTS) $$(if $$(wildcard output/site/index.html),,FORCE)
	$(PROGRAM) build -c config.yaml -o output
	@touch $@

# Installs what is missing for testing, and runs every test: make check SUITES="unit cases"
check:
	@tools/packages test --install
	@$(MAKE) node_modules/.stamp
	@$(MAKE) all
	@OVERRIDES='$(MAKEOVERRIDES)' tests/check $(SUITES)

# Names the missing packages and installs them, nothing else.
packages:
	@tools/packages test --install
	@$(MAKE) node_modules/.stamp

node_modules/.stamp: package-lock.json
	npm ci --ignore-scripts
	@touch $@

# ---- tests ------------------------------------------------------------------------------------------

export STEPBOOK_BUILD = $(B)

# All unit tests: each tests/unit/ROOM/test_X.c is a program of its own.
unit: $(UNIT)
	@tests/run-unit $(UNIT)

# Golden cases: make cases CASES='links/*'
cases: $(PROGRAM)
	@tests/run-cases $(CASES)

# Shows what changed in the golden cases and makes it the new truth.
accept: $(PROGRAM)
	@tests/run-cases --accept $(CASES)

spec corpus schema repro mutation: $(PROGRAM)
	@tests/$@/run

conformance: $(PROGRAM) $(B)/tests/pdf/test_finish
	@tests/conformance/run

# PDFs are filled in and signed by the programs of others; whole books are read by an independent reader.
paper: $(PROGRAM) $(B)/tests/pdf/test_finish
	@tests/paper/run
	@tests/paper/places

fault: $(PROGRAM) $(B)/tests/fault/shim.so
	@tests/fault/run

$(B)/tests/fault/shim.so: tests/fault/shim.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,LINK) $(CC) -std=c11 $(WARNINGS) $(CFLAGS) -fPIC -shared -o $@ $< -ldl

# Unit tests and cases under AddressSanitizer and UndefinedBehaviorSanitizer, leaks included; built by the
# second compiler, which must find nothing to say about the source.
ASAN = B=build-asan CC=clang SANITIZE=1 WERROR=1 CFLAGS='-O1 -g'
asan:
	@$(MAKE) $(ASAN) all
	@$(MAKE) -k $(ASAN) unit cases

# The same under valgrind, slowly.
valgrind: $(UNIT) $(PROGRAM)
	@tests/run-unit --valgrind $(UNIT)
	@tests/run-cases --valgrind $(CASES)

# Installs into a folder of its own, runs from there, and removes it again.
install-test: $(PROGRAM)
	@tests/run-install

bench: $(PROGRAM) $(B)/tests/bench/floor
	@tests/bench/run $(SIZES)
	@tests/bench/paper
	@tests/bench/diff

$(B)/tests/bench/floor: tests/bench/floor.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,LINK) $(CC) -std=c11 -D_GNU_SOURCE $(WARNINGS) $(CFLAGS) -o $@ $< -lcmark-gfm-extensions -lcmark-gfm

# Fuzzing with libFuzzer: make fuzz SECONDS=60 [FUZZ=markdown]. See tests/fuzz/README.md.
SECONDS ?= 60
FUZZ    ?= $(sort $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c)))
fuzz:
	@$(MAKE) B=build-fuzz CC=clang CFLAGS='-O1 -g' SANFLAGS='$(FUZZFLAGS)' $(FUZZ:%=build-fuzz/fuzz_%)
	@tests/fuzz/run $(SECONDS) $(FUZZ)

FUZZFLAGS = -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer
$(B)/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(LIBRARY)
	$(call say,LINK) $(LINK) -fsanitize=fuzzer -o $@ $< $(LIBRARY) $(LIBS)

# ---- the source -------------------------------------------------------------------------------------

# The floors of generator/LAYERS and every other rule of the house; TIDY=1 adds clang-tidy.
lint: $(B)/flags
	@COMPILE='$(subst ','\'',$(COMPILE))' tools/lint
	@tools/lint --self-test

print-compile:
	@printf '%s\n' '$(subst ','\'',$(COMPILE))'

format:
	clang-format -i $(shell find generator tests -name '*.[ch]' -not -path 'tests/cases/*')

# ---- installing -------------------------------------------------------------------------------------

install: $(PROGRAM)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/stepbook $(DESTDIR)$(PREFIX)/share/doc/stepbook
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/stepbook
	rm -rf $(DESTDIR)$(PREFIX)/share/stepbook/themes
	cd themes && find . -type f -exec install -D -m 644 {} $(abspath $(DESTDIR)$(PREFIX))/share/stepbook/themes/{} \;
	set -e; for page in man/*.[1-8]; do \
	  section=$${page##*.}; install -D -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/man$$section/$${page##*/}; done
	install -m 644 LICENSE $(wildcard README.md CHANGELOG.md) $(DESTDIR)$(PREFIX)/share/doc/stepbook

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/stepbook
	rm -rf $(DESTDIR)$(PREFIX)/share/stepbook $(DESTDIR)$(PREFIX)/share/doc/stepbook
	for page in man/*.[1-8]; do rm -f $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/}; done

# The source of this version as it stands in git; the same commit makes the same bytes.
dist:
	git archive --format=tar --prefix=stepbook-$(VERSION)/ HEAD | gzip -n9 >stepbook-$(VERSION).tar.gz

clean:
	rm -rf build build-* output

help:
	@sed -n 's/^\([a-z][a-z -]*\):.*/  \1/p' Makefile

.PHONY: all demo output check packages unit cases accept spec corpus schema repro mutation conformance paper fault asan valgrind \
        install-test bench fuzz lint print-compile format install uninstall dist clean help FORCE
