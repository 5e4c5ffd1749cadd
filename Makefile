# Thin lines over Maven and java. See the README.
MVN := ./mvnw $(if $(CI),--batch-mode)
LOCAL := infra/local/target/local-1.0.0-SNAPSHOT.jar

# The suite runs on JDK 25 where there is one, else on the JDK of JAVA_HOME or the PATH (17 or later).
JAVA ?= $(firstword \
	$(wildcard /usr/lib/jvm/*25*/bin/java /Library/Java/JavaVirtualMachines/*25*/Contents/Home/bin/java \
		$(HOME)/.sdkman/candidates/java/25*/bin/java) \
	$(if $(JAVA_HOME),$(JAVA_HOME)/bin/java) \
	java)

ALL_SERVICES := $(shell cat infra/services.txt)

# Folders too: their time changes when a file in them is added or deleted.
SOURCES := $(shell find pom.xml common $(ALL_SERVICES) infra/services.txt infra/servers infra/local \
	infra/k8s-dev/ingress-srv.yaml infra/k8s/nats-users.yaml \( -name target -o -path '*/src/test' \) -prune \
	-o \( -name pom.xml -o -name services.txt -o -name ingress-srv.yaml -o -name nats-users.yaml -o -path '*/src/*' \) -print)

.PHONY: run demo service compose test test-all test-mongo chaos client api api-release format bench bench-rest bench-rentals bench-replicas bench-fleet bench-resync bench-pressure bench-start bench-outbox images

ifdef SERVICE
# One service of the running suite again, with the classes as they are now: `make run SERVICE=auth`. A change of `common` needs a
# restart of the suite.
run:
	$(MVN) -q compile -pl $(SERVICE) -am -Dspotless.check.skip=true
	@curl -fsS -H 'Content-Type: application/json' -d '{"service":"$(SERVICE)"}' \
		http://localhost:$${GATEWAY_PORT:-8080}/local/services/restart && echo
else
run: $(LOCAL)
	@sh infra/local/class-archive.sh $(JAVA)
	@MALLOC_ARENA_MAX=2 exec $(JAVA) @infra/local/jvm.options @infra/local/target/run.args io.movers.local.Main
endif

# A small believable world in the running suite, through its API; with DEMO_TRAFFIC=true the riding goes on.
demo: $(LOCAL)
	@exec $(JAVA) -Xmx128m -cp "$(LOCAL):$$(cat infra/local/target/class-path)" io.movers.local.demo.Demo

# A service of your own, in a folder beside this checkout: `make service NAME=incidents`. See docs/new-service.md.
service:
	@infra/new-service.sh "$(NAME)" "$(ONE)" "$(FOLDER)"

# The suite in containers on http://localhost:8080, after `make images`. See docs/operations.md.
compose:
	infra/compose.sh up -d --wait

# Two modules at a time: their tests wait more than they compute.
test:
	$(MVN) --threads 2 verify

# What shows how the suite and MongoDB get along, on MongoDB itself: see docs/testing.md.
MONGO_TESTS := RealMongoAggregateStoreIT,JetStreamFaultsIT,StreamingFaultsIT,TranscriptReplayIT,RoleMatrixIT,StoryIT,StreamingStoryIT
test-mongo:
	$(MVN) verify -pl common,infra/local -am -Dtest=None -Dit.test=$(MONGO_TESTS) \
		-Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

# Everything that is tested: all tests, the release before this one, a simulated cluster (sh infra/apiserver.sh all builds it), each
# mechanism switched off in turn, generated requests to every documented route, the TypeScript client (Node 20 or later), and ten minutes
# of load and faults with a random seed. What cannot run on this machine prints NOT RUN.
test-all:
	$(MVN) verify -Dmovers.all=true -Dchaos.all=true
	bash infra/schemathesis.sh
	$(MAKE) client
	CHAOS_SECONDS=600 $(MAKE) chaos

# The suite as processes of their own under load and faults: `make chaos CHAOS_SECONDS=600 CHAOS_SEED=7`. See docs/testing.md.
export CHAOS_SECONDS CHAOS_SEED CHAOS_TRANSPORT CHAOS_BROKERS CHAOS_FAULTS CHAOS_PAUSE_MILLIS CHAOS_PEOPLE
chaos:
	$(MVN) -q package -pl infra/chaos -am -DskipTests
	@exec $(JAVA) -Xmx1g -cp "infra/chaos/target/classes:$$(cat infra/chaos/target/class-path)" io.movers.chaos.Main

client:
	cd infra/client && npm ci --no-audit --no-fund && npm run build && npm test

# Writes the documents in infra/api and their examples, as the code and the transcripts say.
api:
	$(MVN) -q test -pl infra/local -am -Dspotless.check.skip -Dtest=ApiDocumentsTests -Dsurefire.failIfNoSpecifiedTests=false \
		-Dapi.update=true

# What is in infra/api now is what clients rely on from now on.
api-release:
	cp infra/api/movers.json infra/api/released.json
	head -2 infra/api/breaking-changes.txt >infra/api/breaking-changes.new && mv infra/api/breaking-changes.new infra/api/breaking-changes.txt

# The figures of docs/performance.md. With BASELINE=<git ref>, requests are measured in turns with that version; SERVICES narrows them.
BENCH := $(JAVA) @infra/local/jvm.options -cp "infra/local/target/test-classes:$(LOCAL):$$(cat infra/local/target/test-class-path)"
BASELINE_FOLDER := $(if $(BASELINE),$(CURDIR)/target/baseline)
bench: bench-rest
	@exec $(BENCH) io.movers.local.bench.Figures

TURNS ?= 2
bench-rest: bench-builds
	@BASELINE_FOLDER=$(BASELINE_FOLDER) exec $(BENCH) io.movers.local.bench.RestFigures $(TURNS) $(SERVICES)

# Eight people who rent, ride and return for SECONDS: the rate, the CPU of a rental and how late each event is applied.
bench-rentals: bench-builds
	@BASELINE_FOLDER=$(BASELINE_FOLDER) exec $(BENCH) io.movers.local.bench.RentalFigures $(SECONDS)

# How soon each service is ready when it is started as in its image, and its memory at rest.
bench-start: bench-builds
	@MALLOC_ARENA_MAX=2 exec $(BENCH) io.movers.local.bench.StartFigures $(SERVICES)

# How the throughput of a consuming service grows with its replicas.
bench-replicas: bench-builds
	@exec $(BENCH) -Xmx1g io.movers.local.bench.ReplicaFigures

.PHONY: bench-builds
bench-builds:
	$(MVN) -q package -pl infra/local -am -DskipTests
	@[ -z "$(BASELINE)" ] || [ -d $(BASELINE_FOLDER) ] || git worktree add --detach $(BASELINE_FOLDER) $(BASELINE)
	@[ -z "$(BASELINE)" ] || (cd $(BASELINE_FOLDER) && git checkout -q --detach $(BASELINE) && \
		$(MVN) -q clean package -pl infra/local -am -Dmaven.test.skip=true -Dspotless.check.skip=true)
	@for folder in . $(BASELINE_FOLDER); do \
		[ ! -f $$folder/infra/local/class-archive.sh ] || (cd $$folder && sh infra/local/class-archive.sh $(JAVA)) || exit 1; \
	done

# A page of each list of a large fleet: `make bench-fleet RESOURCES=100000 ROWS=1000000`, MONGO_URI_BASE for a real MongoDB.
bench-fleet: bench-builds
	@exec $(BENCH) -Xmx4g io.movers.local.bench.LargeFleet $(RESOURCES) $(ROWS)

# As many events as EVENTS, stored as fast as it goes: the rate, the lag and the heap for each hundred thousand.
bench-outbox: bench-builds
	@exec $(BENCH) io.movers.local.bench.OutboxFigures $(EVENTS)

# A resync of ROWS accounts, of which five services get copies.
bench-resync: bench-builds
	@exec $(BENCH) -Xmx2g io.movers.local.bench.ResyncFigures $(ROWS)

# One caller's waiting time while others send what costs the most.
bench-pressure:
	$(MVN) -q package -pl infra/local -am -DskipTests
	@exec $(JAVA) -cp "infra/local/target/test-classes:$(LOCAL):$$(cat infra/local/target/test-class-path)" \
		io.movers.local.hostile.Pressure

format:
	$(MVN) spotless:apply

# The images of the six services, as Kubernetes runs them: `make images REGISTRY=example.org/movers TAG=1.2.3`.
REGISTRY ?= movers
TAG ?= latest
DOCKER_BUILD := DOCKER_BUILDKIT=1 docker build $(DOCKER_BUILD_OPTIONS)
images:
	$(DOCKER_BUILD) -f infra/images/Dockerfile --target runtime -t movers/runtime .
	$(DOCKER_BUILD) -f infra/images/Dockerfile --target build -t movers/build .
	@for service in $(or $(SERVICES),$(ALL_SERVICES)); do \
		$(DOCKER_BUILD) --build-arg COMMIT=$$(git rev-parse HEAD) -f $$service/Dockerfile -t $(REGISTRY)/$$service:$(TAG) . && \
		sh infra/image-check.sh $(REGISTRY)/$$service:$(TAG) || exit 1; \
	done

$(LOCAL): $(SOURCES)
	$(MVN) -q package -pl infra/local -am -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $@
