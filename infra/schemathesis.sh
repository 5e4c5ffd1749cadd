#!/bin/bash
# Generated requests to every route of a running suite, from the API documents of the six services. No answer may be a failure of the
# server, have a status or a type of content that the document does not name, or a body that is not as its schema says. That a wrong
# method is a 404 and not a 405, and which invalid values are taken all the same, is in docs/api.md; those checks are not made.
# It installs schemathesis if Python is there; without Python it says NOT RUN and ends well.
#   EXAMPLES=50 SECONDS_EACH=60 SERVICES='users travels' bash infra/schemathesis.sh
set -euo pipefail
cd "$(dirname "$0")/.."

schemathesis=${SCHEMATHESIS:-$HOME/.cache/movers/schemathesis/bin/schemathesis}
if [ ! -x "$schemathesis" ] && command -v python3 >/dev/null; then
    { python3 -m venv "$HOME/.cache/movers/schemathesis" &&
        timeout 300 "$HOME/.cache/movers/schemathesis/bin/pip" install --quiet schemathesis==4.32.5; } >/dev/null 2>&1 ||
        echo "schemathesis cannot be installed"
fi
if [ ! -x "$schemathesis" ]; then
    echo "NOT RUN: schemathesis is not installed"
    exit 0
fi

data=$(mktemp -d)
export DATA_DIR=$data RATE_LIMIT_ENABLED=false GATEWAY_PORT=${GATEWAY_PORT:-18080} MONGO_PORT=${MONGO_PORT:-18100}
export NATS_PORT=${NATS_PORT:-18101} SMTP_PORT=${SMTP_PORT:-18102} IMAGES_DIR=$data/images
base=http://localhost:$GATEWAY_PORT

set -m
${SUITE:-make -s run} >"$data/suite.log" 2>&1 &
suite=$!
stop() {
    kill -TERM -- "-$suite" 2>/dev/null || true
    wait "$suite" 2>/dev/null || true
    rm -rf "$data"
}
trap stop EXIT

for _ in $(seq 1 300); do
    grep -q "Movers is ready" "$data/suite.log" && break
    if ! kill -0 "$suite" 2>/dev/null; then
        cat "$data/suite.log"
        exit 1
    fi
    sleep 1
done

checks=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance
failed=0
for service in ${SERVICES:-users clients locations notifications resources travels}; do
    # Anew for each: a request may have ended the session before.
    curl -sSf -c "$data/cookies" -o "$data/answer" -H 'Content-Type: application/json' "$base/api/users/signin" \
        -d '{"email":"admin@movers.example","password":"'"$(cat "$data/admin-password")"'"}'
    session=$(awk '$6 ~ /movers/ {print $6 "=" $7}' "$data/cookies")
    echo "== $service"
    # What ends the session, or changes the administrator's own account, would turn all further answers into 401.
    if ! "$schemathesis" run "$base/api/$service/docs.json" --url "$base" -H "Cookie: $session; express:sess=1" \
        --checks "$checks" --phases examples,coverage,fuzzing --max-examples "${EXAMPLES:-10}" --seed 2026 \
        --max-time "${SECONDS_EACH:-60}" --request-timeout 20 --continue-on-failure --max-failures 40 --no-shrink \
        --suppress-health-check all --warnings off --no-color --exclude-path-regex '/(signout|sessions.*|update-password)$' \
        --exclude-operation-id-regex '^updateOwn$' --generation-database none >"$data/report" 2>&1; then
        failed=1
        cat "$data/report"
    else
        grep -E "tested|generated|skipped|No issues" "$data/report"
    fi
done
exit $failed
