#!/bin/sh
# Makes the AOT cache /app/app.aot in a training run of the service in /layers, with the runtime, the paths and the options with which it
# will run. The run ends when the service has started. It needs neither database nor broker: a service starts without them and goes on
# trying. `make bench-start` names other folders and another runtime.
#   sh infra/images/train.sh [LAYERS APP JAVA]
set -eu
layers=${1:-/layers}
app=${2:-/app}
java=${3:-/opt/java/runtime/bin/java}
mkdir -p "$app"
for layer in dependencies spring-boot-loader snapshot-dependencies application; do
    [ ! -d "$layers/$layer" ] || cp -a "$layers/$layer/." "$app/"
done
cd "$app"
log=$(mktemp)
fail() {
    grep -v '\[aot\]' "$log" | tail -n 60 >&2
    exit 1
}
JWT_KEY="$(head -c 32 /dev/urandom | base64)" MONGO_URI=mongodb://127.0.0.1:1/training NATS_URL=nats://127.0.0.1:1 \
    EMAIL_HOST=127.0.0.1 BIND_ADDRESS=127.0.0.1 PORT=0 MANAGEMENT_PORT=0 MALLOC_ARENA_MAX=2 \
    "$java" "-XX:AOTCacheOutput=$app/app.aot" -XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:TrimNativeHeapInterval=30000 \
    -Dsun.net.inetaddr.ttl=2 -Dorg.bouncycastle.native.cpu_variant=java -Djdk.virtualThreadScheduler.parallelism=16 \
    --enable-native-access=ALL-UNNAMED -Djna.tmpdir=/tmp -jar "$app/app.jar" >"$log" 2>&1 &
service=$!
until grep -q 'Started .*Application' "$log"; do
    kill -0 "$service" 2>/dev/null || fail
    sleep 1
done
kill "$service"
wait "$service" || true # the shell reports the signal
test -s "$app/app.aot" || fail
rm "$log"
