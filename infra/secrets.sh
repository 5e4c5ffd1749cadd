#!/bin/sh
# Creates the secrets of the suite in the cluster of the current context; one that exists is left alone.
# Passwords are made up here and seen by nobody. What others issue comes from the environment:
#   SPACES_KEY, SPACES_SECRET, EMAIL_PASSWORD, BOOTSTRAP_ADMIN_EMAIL, BOOTSTRAP_ADMIN_PASSWORD
# With DEVELOPMENT=true what is missing becomes a placeholder; without, it is an error.
set -eu
here=$(dirname "$0")
context=${SKAFFOLD_KUBE_CONTEXT:-$(kubectl config current-context)}

k() { kubectl --context "$context" --namespace movers "$@"; }
random() { openssl rand -hex 24; }

# create NAME KEY=VALUE… : the values go through a pipe, so that they show in no list of processes.
create() {
    name=$1
    shift
    if k get secret "$name" >/dev/null 2>&1; then
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

spaces_key=$(given SPACES_KEY unset)
spaces_secret=$(given SPACES_SECRET unset)
email_password=$(given EMAIL_PASSWORD unset)
admin_email=$(given BOOTSTRAP_ADMIN_EMAIL admin@meb.dev)
admin_password=$(given BOOTSTRAP_ADMIN_PASSWORD changeme)

create jwt-secret "JWT_KEY=$(openssl rand -base64 48)"
create spaces-key "SPACES_KEY=$spaces_key"
create spaces-secret "SPACES_SECRET=$spaces_secret"
create email-password "EMAIL_PASSWORD=$email_password"
create bootstrap-admin "BOOTSTRAP_ADMIN_EMAIL=$admin_email" "BOOTSTRAP_ADMIN_PASSWORD=$admin_password"
# The broker's configuration reads these as bare words: a letter first.
create nats-credentials "NATS_USER=movers" "NATS_PASSWORD=n$(random)" "NATS_CLUSTER_PASSWORD=n$(random)" "NATS_SYSTEM_PASSWORD=n$(random)"
for service in auth clients locations notifications resources travels; do
    password=$(random)
    create "$service-mongo" "MONGO_ROOT_PASSWORD=$(random)" "MONGO_PASSWORD=$password" \
        "MONGO_URI=mongodb://$service:$password@$service-mongo-srv:27017/$service"
done
