# Every verb a person or CI uses. `make help` lists them.
PYTHON ?= python3
RUN := .venv/bin/python
CONTENT ?= content
OUT ?= _site
# Tests by the file to as many processes as there are processors.
SHARED := -n auto --dist loadfile --no-loadscope-reorder
REGIONS ?= 120
BROWSERS := chromium chromium-browser google-chrome

.DEFAULT_GOAL := help
.PHONY: mutants mutants-python mutants-javascript help site check serve test test-heavy bench bench-browser bench-growth bench-pages lighthouse screenshots lint accept clean browser java

help: ## List the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

site: .venv/site ## Build the site into _site
	$(RUN) -m site_gen build --content $(CONTENT) --out $(OUT) $(BUILD_OPTIONS)

check: .venv/site ## Check the content and report every problem
	$(RUN) -m site_gen check --content $(CONTENT) $(CHECK_OPTIONS)

serve: .venv/site ## Preview on this machine; rebuilds when something changes
	$(RUN) -m site_gen serve --content $(CONTENT)

test: lint browser java ## Run every check and test; installs what it needs
	$(RUN) -m pytest $(SHARED)
	$(RUN) -m site_gen check

test-heavy: test ## The long runs, nightly: every page through the HTML checker, more generated cases
	SITE_GEN_HEAVY=1 $(RUN) -m pytest $(SHARED)

bench: .venv/bench ## Measure our build beside Hugo's of the same pages; REGIONS=3211 for a whole country
	$(RUN) -m bench.build --regions $(REGIONS)

bench-growth: .venv/bench ## Measure how builds grow with the regions
	$(RUN) -m bench.growth

bench-pages: .venv/test browser ## Measure a page of every kind on a CPU six times slower
	$(RUN) -m bench.pages

mutants: mutants-python mutants-javascript ## Change every place of both engines in turn, and see that an answer shows it

mutants-python: .venv/test ## The Python engine alone
	$(RUN) -m tests.mutants.python

mutants-javascript: .venv/test tests/node_modules ## The JavaScript engine alone
	$(RUN) -m tests.mutants.javascript

lighthouse: .venv/test tests/lighthouse/node_modules browser ## Let Lighthouse judge a page of every kind; PAGES="r/140100/" for some
	$(RUN) -m tests.lighthouse $(PAGES)

screenshots: .venv/test browser ## Take the pictures in docs/screenshots anew
	$(RUN) -m tests.screenshots

bench-browser: .venv/test browser ## Measure one bill in 3211 made-up regions in a browser; keeps them in .bench
	$(RUN) -m bench.browser

lint: .venv/test tests/node_modules ## Check style, types, the types of the scripts and the workflow files
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	node tests/node_modules/typescript/bin/tsc --project tests
	.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	.venv/bin/zizmor --offline --quiet .github/workflows

accept: .venv/test ## Rewrite the expected files of the golden tests; read the diff like code
	$(RUN) -m pytest --accept

clean: ## Remove everything that was made
	rm -rf .venv $(OUT) .$(OUT).* .bench tests/node_modules tests/lighthouse/node_modules

# The environment: pinned with hashes; made again when the pins change.
.venv/site: requirements.txt
	@test -x .venv/bin/pip || $(PYTHON) -m venv .venv
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/test: requirements-dev.txt .venv/site
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/bench: bench/requirements.txt .venv/test
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.txt
	@touch $@

tests/node_modules tests/lighthouse/node_modules: %/node_modules: %/package.json
	cd $* && npm install --ignore-scripts --no-package-lock --no-audit --no-fund --silent
	@touch $@

browser:
	@for name in $(BROWSERS); do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; \
	else echo "make: no Chromium or Chrome found: the browser tests will be skipped" >&2; fi

java:
	@command -v java >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless >/dev/null; \
	else echo "make: no Java found: the HTML checker will be skipped" >&2; fi
