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
MODULES  := json-glib-1.0 glib-2.0 yaml-0.1 libzip gumbo libcmark-gfm
LIBS     := -lcmark-gfm-extensions $(shell pkg-config --libs $(MODULES) 2>/dev/null)
# Foreign headers are system headers: their warnings are not ours.
SYSTEM   := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(MODULES) 2>/dev/null))
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes \
            -Wstrict-prototypes -Wswitch-enum -Wformat=2 -Wundef -Wvla $(if $(WERROR),-Werror)
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

# ---- tests ------------------------------------------------------------------------------------------

# All unit tests: each tests/unit/ROOM/test_X.c is a program of its own.
unit: $(UNIT)
	tests/run-unit $(UNIT)

# The same under AddressSanitizer and UndefinedBehaviorSanitizer, leaks included.
asan:
	$(MAKE) B=build-asan SANITIZE=1 CFLAGS='-O1 -g' unit

valgrind: $(UNIT)
	tests/run-unit --valgrind $(UNIT)

cases: $(PROGRAM)
	STEPBOOK_BUILD=$(B) tests/run-cases $(CASES)

# Shows what changed in the golden cases and makes it the new truth: make accept CASES='links/*'
accept: $(PROGRAM)
	STEPBOOK_BUILD=$(B) tests/run-cases --accept $(CASES)

# ---- the source -------------------------------------------------------------------------------------

# The floors of generator/LAYERS and every other rule of the house; TIDY=1 adds clang-tidy.
lint: $(B)/flags
	@COMPILE='$(subst ','\'',$(COMPILE))' tools/lint
	@tools/lint --self-test

format:
	clang-format -i $(shell find generator tests -name '*.[ch]' -not -path 'tests/cases/*')

clean:
	rm -rf build build-*

.PHONY: all unit asan valgrind cases accept lint format clean FORCE
