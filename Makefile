# make site    installs what is needed and builds the example site into output/
# make test    installs what is needed, checks the form of the sources, runs all tests, and lists those that were skipped
# make docs    builds the documentation, a site of its own
# make stress  builds one output many times at once, kills builds, and cuts the power: nothing may be torn or lost
# make bench   measures a build of a large collection beside Hugo's
# make install PREFIX=/usr/local   puts program, manual pages and completions in place
# make bench-serve  measures the preview from saving a file to the reloaded page, in a real browser
# make format  brings the sources into form

packages      = libcmark-gfm-dev libcmark-gfm-extensions-dev libpsl-dev libsodium-dev libgumbo-dev pkg-config git
test_packages = chromium cmark-gfm curl gzip mandoc nginx-light openssl pandoc python3-venv rclone
bench_packages = $(packages) hugo python3 time
sources       = Package.swift Sources Tests Plugins
strict        = --explicit-target-dependency-import-check error

.PHONY: site test docs stress bench bench-serve format lint release install

site:
	@Scripts/setup.sh $(packages)
	swift build --product codicil $(strict)
	swift run --skip-build codicil build
	@echo "Open output/index.html in a browser."

test:
	@Scripts/setup.sh $(packages) python3 --for-tests $(test_packages)
	@Scripts/python-tools.sh
	@$(MAKE) --no-print-directory lint
	swift build --build-tests $(strict)
	Scripts/consumer.sh
	@Scripts/test.sh

docs:
	@Scripts/setup.sh $(packages) python3
	swift build --product codicil $(strict)
	Scripts/documentation.py .build/debug/codicil .build/documentation/content
	swift run --skip-build codicil build --content .build/documentation/content --output .build/documentation/site
	@echo "Open .build/documentation/site/index.html in a browser."

lint:
	@Scripts/setup.sh python3
	swift format lint --strict --recursive --parallel $(sources)
	@Scripts/imports.py

format:
	swift format --in-place --recursive --parallel $(sources)

# The runtime becomes part of the program; what it knows of networks needs libcurl.
release:
	@Scripts/setup.sh $(packages) libcurl4-openssl-dev
	swift build --configuration release --product codicil --static-swift-stdlib -Xlinker -lcurl $(strict)

PREFIX ?= /usr/local
place   = $(DESTDIR)$(PREFIX)

install: release
	@Scripts/setup.sh python3
	Scripts/install.sh .build/release/codicil "$(place)"

stress:
	@Scripts/setup.sh $(packages)
	swift build --product codicil $(strict)
	Scripts/stress-publish.sh .build/debug/codicil

bench-serve: release
	@Scripts/setup.sh $(packages) python3 chromium
	Scripts/bench-serve.py .build/release/codicil

bench: release
	@Scripts/setup.sh $(bench_packages)
	Scripts/bench.sh .build/release/codicil
