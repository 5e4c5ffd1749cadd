#!/bin/sh
# Starts the suite in containers, with secrets that are made up once: infra/.env, which git ignores.
#   infra/compose.sh up -d, down, logs -f auth, --profile observability up -d …
set -eu
cd "$(dirname "$0")"
if [ ! -f .env ]; then
    random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
    umask 077
    {
        echo "JWT_KEY=$(random)"
        echo "MONGO_ROOT_PASSWORD=$(random)"
        echo "MONGO_PASSWORD=$(random)"
        # A letter first: nats-server reads it as a bare word.
        echo "NATS_PASSWORD=n$(random)"
        echo "ADMIN_PASSWORD=$(random | cut -c1-16)"
    } >.env.new
    mv .env.new .env
fi
case " $* ,${COMPOSE_PROFILES:-}," in
    *[\ =,]observability[\ ,]*) export OTEL_EXPORTER_OTLP_ENDPOINT="${OTEL_EXPORTER_OTLP_ENDPOINT:-http://observability:4318}" ;;
    # Everything that runs, or the network stays, too.
    *" down "*) export COMPOSE_PROFILES=observability ;;
esac
exec docker compose "$@"
