# `make` lists the targets. One set of flags for debug and one for release, so that nothing is built twice.
.DEFAULT_GOAL := help
.PHONY: help setup build demo run test check lint format bench choices clean-data

# The one binary that is shipped: Swift's run-time library inside.
RELEASE := -c release --static-swift-stdlib
GATEHOUSE := .build/release/gatehouse
SWIFT_FILES := Package.swift Sources Tests Benchmarks

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## Install the missing Debian packages, check the Swift toolchain
	@Scripts/setup.sh

build: setup ## Build the release binary, .build/release/gatehouse
	@[ -x $(GATEHOUSE) ] || echo "First release build: about 10 minutes on two cores; later ones take seconds."
	swift build $(RELEASE) --product gatehouse

demo: build ## Run both sides with sample data; ARGS="--exit --users 50000"
	@$(GATEHOUSE) demo $(ARGS)

run: build ## Run the identity side on ./gatehouse-data; ARGS="--port 9090"
	@$(GATEHOUSE) serve $(ARGS)

test: setup ## Build and run all tests
	@[ -d .build/debug ] || echo "First debug build: about 7 minutes on two cores; later ones take seconds."
	swift build --build-tests
	@# Apart, for Foundation's Process reads past a buffer when its own program has more than a thousand files open.
	swift test --skip-build --skip EndToEndTests
	swift test --skip-build --filter EndToEndTests

check: lint test ## What a change must pass: lint, build without warnings, arrows and all other tests

lint: ## Check the format, what swift-format knows of style, and the list of choices
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)
	@Scripts/list-choices | diff Documentation/CONFORMANCE.md - || { echo "run make choices"; exit 1; }

format: ## Format all Swift files in place
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

bench: build ## Measure against the figures that are aimed at; ARGS="--only start"
	swift build $(RELEASE) --product gatehouse-bench
	@.build/release/gatehouse-bench $(ARGS)

choices: ## Write Documentation/CONFORMANCE.md from the comments that say “Choice”
	Scripts/list-choices >Documentation/CONFORMANCE.md

clean-data: ## Delete ./gatehouse-data, the data folder of `make run`
	rm -rf gatehouse-data
