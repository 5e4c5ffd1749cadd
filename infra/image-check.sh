#!/bin/sh
# Runs an image as the cluster does - read-only, without capabilities, network, or a shell - until its context is ready (neither
# database nor broker is needed for that), and with the AOT cache made compulsory: a cache that does not fit the runtime is an error.
#   sh infra/image-check.sh movers/auth:latest
set -eu
image=$1

run() {
    docker run --rm --network none --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
        --memory 768m --env "JWT_KEY=$(openssl rand -base64 48)" "$@"
}

user=$(docker image inspect --format '{{.Config.User}}' "$image")
[ "$user" = 65532:65532 ] || { echo "$image runs as $user" >&2; exit 1; }
if run --entrypoint /bin/sh "$image" -c true 2>/dev/null; then
    echo "$image has a shell" >&2
    exit 1
fi
run --env 'JAVA_TOOL_OPTIONS=-XX:AOTMode=on -Dspring.context.exit=onRefresh' "$image" >/dev/null
echo "$image: starts read-only as $user, without a shell, from its AOT cache"
