#!/bin/sh
# Creates the secrets of the suite in the cluster of the current context; one that exists is left alone.
# Passwords are made up here and seen by nobody. What others issue comes from the environment:
#   SPACES_KEY, SPACES_SECRET, EMAIL_PASSWORD, BOOTSTRAP_ADMIN_EMAIL, BOOTSTRAP_ADMIN_PASSWORD
# With DATABASES=replicated the services are told of three database servers each (infra/k8s-replicated).
# With DEVELOPMENT=true what is missing becomes a placeholder; without, it is an error.
set -eu
here=$(dirname "$0")
context=${SKAFFOLD_KUBE_CONTEXT:-$(kubectl config current-context)}

k() { kubectl --context "$context" --namespace movers "$@"; }
random() { openssl rand -hex 24; }

missing() { ! k get secret "$1" >/dev/null 2>&1; }

# create NAME KEY=VALUE… : the values go through a pipe, so that they show in no list of processes.
create() {
    name=$1
    shift
    if ! missing "$name"; then
        echo "secret/$name exists"
        return
    fi
    {
        printf 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  labels:\n    app.kubernetes.io/part-of: movers\ndata:\n' "$name"
        for pair in "$@"; do
            printf '  %s: %s\n' "${pair%%=*}" "$(printf %s "${pair#*=}" | base64 | tr -d '\n')"
        done
    } | k create -f -
}

given() {
    eval "value=\${$1:-}"
    if [ -z "$value" ]; then
        if [ "${DEVELOPMENT:-}" != true ]; then
            echo "$1 is not set" >&2
            exit 1
        fi
        value=$2
    fi
    printf %s "$value"
}

kubectl --context "$context" apply -f "$here/k8s/00-namespace.yaml" >/dev/null

if missing spaces-key; then
    value=$(given SPACES_KEY unset)
    create spaces-key "SPACES_KEY=$value"
fi
if missing spaces-secret; then
    value=$(given SPACES_SECRET unset)
    create spaces-secret "SPACES_SECRET=$value"
fi
if missing email-password; then
    value=$(given EMAIL_PASSWORD unset)
    create email-password "EMAIL_PASSWORD=$value"
fi
if missing bootstrap-admin && missing jwt-secret; then # without the second, the first was deleted on purpose
    email=$(given BOOTSTRAP_ADMIN_EMAIL admin@meb.dev)
    value=$(given BOOTSTRAP_ADMIN_PASSWORD changeme)
    create bootstrap-admin "BOOTSTRAP_ADMIN_EMAIL=$email" "BOOTSTRAP_ADMIN_PASSWORD=$value"
fi
create jwt-secret "JWT_KEY=$(openssl rand -base64 48)"
# The broker's configuration reads these as bare words: a letter first.
create nats-credentials "NATS_USER=movers" "NATS_PASSWORD=n$(random)" "NATS_CLUSTER_PASSWORD=n$(random)" "NATS_SYSTEM_PASSWORD=n$(random)"
for service in $(cat "$(dirname "$0")/services.txt"); do
    create "$service-nats" "NATS_PASSWORD=n$(random)"
    password=$(random)
    servers=$service-mongo-srv:27017/$service
    if [ "${DATABASES:-single}" = replicated ]; then
        member=$service-mongo-srv:27017
        servers=$service-mongo-0.$member,$service-mongo-1.$member,$service-mongo-2.$member/$service?replicaSet=rs0
    fi
    create "$service-mongo" "MONGO_ROOT_PASSWORD=$(random)" "MONGO_PASSWORD=$password" \
        "MONGO_URI=mongodb://$service:$password@$servers"
done
