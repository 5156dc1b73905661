# gnomon: build, test, install. `make help` lists the targets.
# SPDX-License-Identifier: GPL-3.0-or-later
MODE   ?= release
PREFIX ?= /usr/local
B      := build/$(MODE)
VERSION := $(shell sed -n 's/^.define GN_VERSION "\(.*\)"/\1/p' include/gnomon/gn_base.h)

ifeq ($(origin CC),default)
CC := $(if $(filter fuzz,$(MODE)),clang,gcc)
endif

# ---- packages (Debian 12) -------------------------------------------------------------------------------------------
DEB_BUILD := gcc libc6-dev make pkg-config libhdf5-dev libgsl-dev libopenblas-serial-dev libsleef-dev libxml2-dev libzip-dev \
             libgumbo-dev libutf8proc-dev libuchardet-dev libjansson-dev libseccomp-dev poppler-utils poppler-data
DEB_CHECK := libcmocka-dev hdf5-tools

# ---- flags ----------------------------------------------------------------------------------------------------------
# Never -march=native, never -ffast-math; no contraction: all machines and ISAs give the same bits.
WARN  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wpointer-arith
BASE  := -std=c17 -D_GNU_SOURCE -DH5_USE_110_API -fPIC -fvisibility=hidden -ffp-contract=off -pthread $(WARN)
OPT_release  := -O2 -g -DNDEBUG
OPT_debug    := -O0 -g3
OPT_asan     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_tsan     := -O1 -g -fsanitize=thread
OPT_coverage := -O0 -g --coverage
OPT_fuzz     := -O1 -g -Wno-pass-failed -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
ifeq ($(OPT_$(MODE)),)
$(error MODE=$(MODE): release, debug, asan, tsan, coverage or fuzz was expected)
endif

# hdf5-serial first: plain hdf5 may be the MPI build. -lopenblas before -lgsl and never gslcblas.pc: the reference BLAS
# would hide OpenBLAS.
PKGS      := libxml-2.0 libzip jansson libseccomp libutf8proc
HDF5      := $(shell pkg-config --exists hdf5-serial 2>/dev/null && echo hdf5-serial || echo hdf5)
PKG_CFLAGS := $(shell pkg-config --cflags $(HDF5) $(PKGS) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(HDF5) $(PKGS) 2>/dev/null)
LIBS      := $(PKG_LIBS) -lgumbo -luchardet -lsleef -lopenblas -lgsl -lm
FLAGS     = -Iinclude -I. $(PKG_CFLAGS) $(BASE) $(OPT_$(MODE)) $(CPPFLAGS) $(CFLAGS)
LINK      = $(CC) $(OPT_$(MODE)) -pthread $(CFLAGS) $(LDFLAGS)

# ---- sources --------------------------------------------------------------------------------------------------------
LIB_SRC  := $(sort $(wildcard engine/*.c engine/simd/*.c models/*.c io/*/*.c))
CLI_SRC  := $(sort $(wildcard cli/*.c))
LEXICON  := $(sort $(wildcard data/lexicon/*.tsv))
TEST_SRC := $(sort $(wildcard tests/unit/test_*.c tests/property/test_*.c tests/cli/test_*.c tests/oracle/test_*.c))
BENCH_SRC := $(sort $(wildcard benchmarks/bench_*.c))
SUPPORT_SRC := $(sort $(wildcard tests/support/*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(B)/%.o) $(if $(LEXICON),$(B)/data/lexicon.o)
CLI_OBJ  := $(CLI_SRC:%.c=$(B)/%.o)
SUPPORT_OBJ := $(SUPPORT_SRC:%.c=$(B)/%.o)
TESTS    := $(TEST_SRC:%.c=$(B)/%)
# Fuzz targets: ordinary tests that replay their corpus, and libFuzzer programs in MODE=fuzz (make fuzz).
REPLAYS  := $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
BENCHES  := $(BENCH_SRC:%.c=$(B)/%)
GNOMON   := $(B)/gnomon
LIBRARY  := $(B)/libgnomon.a

# make V=1 shows the commands
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2))

.DELETE_ON_ERROR:
.SUFFIXES:
all: $(GNOMON) ## build the program and the library (MODE=release|debug|asan|tsan|coverage)

FORCE:
$(B)/flags: FORCE
	@mkdir -p $(@D); echo '$(CC) $(FLAGS) $(LDFLAGS)' | cmp -s - $@ || echo '$(CC) $(FLAGS) $(LDFLAGS)' > $@
$(B)/%.o: %.c $(B)/flags | build-packages
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(FLAGS) $(ISA) -MMD -MP -c $< -o $@
# The plain kernels are what the others are measured against: optimised, one value at a time. FMA is needed by all.
$(B)/engine/simd/generic.o: ISA := -mavx -mfma $(if $(filter release,$(MODE)),-O3) -fno-tree-vectorize -fno-tree-slp-vectorize
$(B)/engine/simd/avx2.o: ISA := -mavx2 -mfma
$(B)/engine/simd/avx512.o: ISA := -mavx512f -mavx512dq -mavx512vl -mfma
$(B)/models/lanes_avx2.o: ISA := -mavx2
$(B)/models/lanes_avx512.o: ISA := -mavx512f -mavx512dq
# The extractor calls memchr and memcmp all the time: straight, not by way of a jump. What has FMA counts bits, too.
$(B)/io/extract/%.o: ISA := -mpopcnt $(if $(filter release,$(MODE)),-O3 -fno-plt)
# The tables of data/lexicon, byte for byte, found by gn_lexicon_files (io/extract/lexicon_data.h).
$(B)/data/lexicon.S: $(LEXICON) tools/embed.sh
	@mkdir -p $(@D)
	$(call say,EMBED,data/lexicon)
	$(Q)sh tools/embed.sh $(LEXICON) > $@
$(B)/data/lexicon.o: $(B)/data/lexicon.S $(B)/flags
	$(Q)$(CC) -c $< -o $@
$(LIBRARY): $(LIB_OBJ)
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^
$(GNOMON): $(CLI_OBJ) $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $(CLI_OBJ) $(LIBRARY) $(LIBS)
# This one makes allocations fail: those of the library, not of what it stands on.
$(B)/tests/unit/test_memory: WRAP := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=aligned_alloc,--wrap=free
$(TESTS): $(B)/%: $(B)/%.o $(SUPPORT_OBJ) $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(LINK) $(WRAP) -o $@ $< $(SUPPORT_OBJ) $(LIBRARY) -lcmocka $(LIBS)
ifeq ($(MODE),fuzz)
$(REPLAYS): $(B)/%: $(B)/%.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $< $(LIBRARY) $(LIBS)
else
$(REPLAYS): $(B)/%: $(B)/%.o $(B)/tests/fuzz/replay.o $(SUPPORT_OBJ) $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $< $(B)/tests/fuzz/replay.o $(SUPPORT_OBJ) $(LIBRARY) -lcmocka $(LIBS)
endif
$(BENCHES): $(B)/%: $(B)/%.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $< $(LIBRARY) $(LIBS)
-include $(shell find build/$(MODE) -name '*.d' 2>/dev/null)

# ---- packages -------------------------------------------------------------------------------------------------------
# Installs what is missing on Debian and says what; elsewhere pkg-config's and the compiler's words have to do.
define install_packages
	@command -v dpkg-query >/dev/null || exit 0; \
	missing=; for p in $(1); do \
	  case "$$(dpkg-query -W -f='$${Status}' $$p 2>/dev/null)" in *" installed") ;; *) missing="$$missing $$p";; esac; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	echo "installing with $${sudo:+sudo }apt-get:$$missing"; \
	export DEBIAN_FRONTEND=noninteractive; \
	$$sudo apt-get install -y --no-install-recommends $$missing >/dev/null 2>&1 || \
	  { $$sudo apt-get update && $$sudo apt-get install -y --no-install-recommends $$missing; } >&2
endef
deps: ## install the packages that the build needs (Debian, apt-get)
	$(call install_packages,$(DEB_BUILD))
deps-check: deps ## ... and those that the tests need
	$(call install_packages,$(DEB_CHECK))
build-packages:
	@command -v dpkg-query >/dev/null || exit 0; \
	for p in $(filter lib%,$(DEB_BUILD)); do dpkg-query -W $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	[ -z "$$missing" ] || { echo "missing packages:$$missing (make deps installs them)" >&2; exit 1; }

# ---- tests ----------------------------------------------------------------------------------------------------------
run-tests: $(GNOMON) $(TESTS) $(REPLAYS)
	@GNOMON=$(CURDIR)/$(GNOMON) MODE=$(MODE) MAKEFLAGS= sh tests/run.sh $(TESTS) $(REPLAYS)
check: deps-check ## build and run all tests, then again under ASan and UBSan
	$(MAKE) --no-print-directory run-tests MODE=release
	$(MAKE) --no-print-directory run-tests MODE=asan
check-%: deps-check ## check-asan, check-tsan, check-debug: the tests in one mode
	$(MAKE) --no-print-directory run-tests MODE=$*
golden: $(GNOMON) $(B)/tests/cli/test_cli ## write the expected outputs of tests/cli anew, to be read in git diff
	d=$$(mktemp -d) && TMPDIR=$$d TZ=UTC LC_ALL=C MODE=$(MODE) MAKEFLAGS= GNOMON=$(CURDIR)/$(GNOMON) UPDATE_GOLDEN=1 \
	  $(B)/tests/cli/test_cli; rm -rf $$d
FUZZ_SECONDS ?= 60
fuzz: ## run each fuzz target for FUZZ_SECONDS (60) from its corpus; findings are left in build/fuzz
	$(call install_packages,clang)
	$(MAKE) --no-print-directory MODE=fuzz fuzz-run
fuzz-run: $(REPLAYS)
	@for t in $(REPLAYS); do name=$${t##*/fuzz_}; mkdir -p build/fuzz/found/$$name; echo "== $$name"; \
	  $$t -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -artifact_prefix=build/fuzz/$$name- -verbosity=0 \
	    -print_final_stats=1 build/fuzz/found/$$name tests/fuzz/corpus/$$name || exit 1; done
FUZZ_RUNS ?= 1000000
FUZZ_LEAST ?= 600
fuzz-long: ## FUZZ_RUNS (1000000) mutated inputs over all fuzz targets, FUZZ_LEAST (600) seconds each; goes on where it was stopped
	$(call install_packages,clang)
	$(MAKE) --no-print-directory MODE=fuzz fuzz-long-run
fuzz-long-run: $(REPLAYS)
	@sh tests/fuzz/long.sh $(FUZZ_RUNS) $(FUZZ_LEAST) $(REPLAYS)
format: ## format all C files
	clang-format -i $$(git ls-files '*.c' '*.h')
coverage: deps-check ## line coverage of engine, models and io
	$(call install_packages,gcovr)
	$(MAKE) --no-print-directory run-tests MODE=coverage
	gcovr --root . --object-directory build/coverage --filter engine/ --filter models/ --filter io/
oracle: ## make the reference values of tests/oracle anew (R with forecast, pandas, statsmodels, and ../shared)
	$(call install_packages,r-base-core r-cran-forecast python3-pandas python3-statsmodels)
	for f in tests/oracle/*.R; do Rscript $$f || exit 1; done
	for f in tests/oracle/*.py; do /usr/bin/python3 $$f || exit 1; done
peers: $(GNOMON) ## time gnomon against R forecast and statsmodels on the same series (../shared)
	$(call install_packages,r-base-core r-cran-forecast python3-statsmodels)
	benchmarks/peers/peers.sh 20 $(GNOMON)
benches: $(BENCHES) ## build the benchmarks

# ---- demo -----------------------------------------------------------------------------------------------------------
demo: deps ## install what is missing, build, run the main job on data/samples, show the quarterly table
	@$(MAKE) --no-print-directory all
	@$(GNOMON) run data/samples/*.txt data/samples/*.html data/samples/*.docx data/samples/profits-2019.md -o out/demo --quiet
	@$(GNOMON) table -s out/demo/store.h5
	@echo; echo "written:"; ls -1 out/demo/* | sed 's/^/  /'

# ---- install --------------------------------------------------------------------------------------------------------
D := $(DESTDIR)$(PREFIX)
install: all ## install program, library, headers and gnomon.pc under PREFIX (and DESTDIR)
	install -d $(D)/bin $(D)/lib/pkgconfig $(D)/include/gnomon
	install -m 755 $(GNOMON) $(D)/bin/gnomon
	install -m 644 $(LIBRARY) $(D)/lib/libgnomon.a
	install -m 644 include/gnomon/*.h $(D)/include/gnomon/
	printf 'prefix=%s\nName: gnomon\nDescription: time-series analytics for industry indicators\nVersion: %s\nCflags: -I$${prefix}/include\nLibs: -L$${prefix}/lib -lgnomon %s -pthread\n' \
	  '$(PREFIX)' '$(VERSION)' '$(LIBS)' > $(D)/lib/pkgconfig/gnomon.pc
uninstall: ## remove what install put there
	rm -f $(D)/bin/gnomon $(D)/lib/libgnomon.a $(D)/lib/pkgconfig/gnomon.pc
	rm -rf $(D)/include/gnomon
clean: ## remove build and the demo's output
	rm -rf build out
help: ## this list
	@sed -n 's/^\([a-z%-]*\):.*## \(.*\)/\1\t\2/p' Makefile | awk -F'\t' '{printf "  %-14s %s\n", $$1, $$2}'
.PHONY: all FORCE deps deps-check build-packages run-tests check golden fuzz fuzz-run fuzz-long fuzz-long-run format coverage oracle peers benches install uninstall clean help
