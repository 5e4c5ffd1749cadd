#!/bin/sh
# Replays recorded transcripts against a suite: replay.sh auth/02 clients
# Without REPLAY_GATEWAY it starts a suite of its own; with it (and REPLAY_MONGO, REPLAY_NATS, JWT_KEY) it uses the running
# one, whose databases it EMPTIES. VERBOSE=1 shows the listed deviations too. COMPILE=0 leaves the classes as they are.
set -e
cd "$(dirname "$0")/../.."
classpath=infra/local/target/replay.classpath
if [ "${COMPILE:-1}" = 1 ] || [ ! -f "$classpath" ]; then
    mvn -q -o -pl infra/local -am test-compile dependency:build-classpath -Dspotless.check.skip=true \
        -Dmdep.outputFile="$PWD/$classpath" -Dmdep.includeScope=test
fi
set -- -cp "infra/local/target/test-classes:infra/local/target/classes:$(cat "$classpath")" \
    -XX:TieredStopAtLevel=1 -Dreplay.verbose="$([ -n "$VERBOSE" ] && echo true || echo false)" \
    io.movers.local.replay.Replay "$@"
if [ -n "$REPLAY_GATEWAY" ]; then
    set -- -Dreplay.gateway="$REPLAY_GATEWAY" -Dreplay.mongo="${REPLAY_MONGO:-mongodb://127.0.0.1:27017}" \
        -Dreplay.nats="${REPLAY_NATS:-nats://127.0.0.1:4222}" -Dreplay.jwtKey="$JWT_KEY" "$@"
fi
exec java "$@"
