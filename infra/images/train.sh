#!/bin/sh
# Makes the AOT cache /app/app.aot in a training run of the service in /layers, with the runtime, the paths and the options
# with which it will run. The run stops as soon as the context is ready, before anything connects: it needs neither database
# nor broker.
set -eu
mkdir -p /app
for layer in dependencies spring-boot-loader snapshot-dependencies application; do
    [ ! -d "/layers/$layer" ] || cp -a "/layers/$layer/." /app/
done
cd /app
JWT_KEY="$(head -c 32 /dev/urandom | base64)" /opt/java/runtime/bin/java -XX:AOTCacheOutput=/app/app.aot \
    -XX:MaxRAMPercentage=60 -XX:+UseSerialGC -Dsun.net.inetaddr.ttl=2 -Dorg.bouncycastle.native.cpu_variant=java \
    -Djdk.virtualThreadScheduler.parallelism=16 --enable-native-access=ALL-UNNAMED -Djna.tmpdir=/tmp \
    -Dspring.context.exit=onRefresh -jar /app/app.jar
test -s /app/app.aot
