#!/bin/sh
# Applies infra/k8s and infra/k8s-prod to the cluster of the current context, without changing which images run:
# a service keeps the image of its Deployment; one that is not there yet starts with $REGISTRY/<service>:${TAG:-main}.
# With TAG set, every service gets $REGISTRY/<service>:$TAG.
#
# DATABASES says which databases: single (the default: one server for each service, of infra/k8s), replicated (three, of
# infra/k8s-replicated) or external (none of ours: MONGO_URI in the secrets <service>-mongo names them).
#
# Waits for the rollouts, at most $WAIT_SECONDS (1,800) altogether. A Deployment that this run changed and that does not
# become ready goes back to the revision it had before; nothing else is taken back, and nothing at all when a database or
# the broker is not ready, because then the services are not what failed.
set -eu
here=$(dirname "$0")
services=$(cat "$here/services.txt")
stores="nats $(sed 's/$/-mongo/' "$here/services.txt")"
databases=${DATABASES:-single}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

k() { kubectl --namespace movers "$@"; }

refuse() {
    echo "$1" >&2
    exit 1
}

fresh_image() {
    if [ -z "${REGISTRY:-}" ]; then
        echo "REGISTRY is not set: where are the images?" >&2
        exit 1
    fi
    echo "$REGISTRY/$1:${TAG:-main}"
}

revision() {
    k get deployment "$1-depl" --ignore-not-found \
        --output 'jsonpath={.metadata.annotations.deployment\.kubernetes\.io/revision}'
}

# The Deployment's resourceVersion goes along: had a deploy changed the image since we looked, the server would refuse
# ours, and we look again.
render() {
    rm -rf "$work/k8s" "$work/k8s-prod"
    cp -R "$here/k8s" "$here/k8s-prod" "$work"
    # The broker reads its users when it starts: other users, other pods.
    users=$(cksum < "$here/k8s/nats-users.yaml" | tr ' ' -)
    sed "s|^\( *movers/users:\).*|\1 \"$users\"|" "$here/k8s/nats-depl.yaml" > "$work/k8s/nats-depl.yaml"
    if [ "$databases" != single ]; then
        rm "$work/k8s"/*-mongo-depl.yaml "$work/k8s/mongo-init.yaml"
    fi
    if [ "$databases" = replicated ]; then
        kubectl kustomize "$here/k8s-replicated" > "$work/k8s/mongo-replicated.yaml" || return 1
    fi
    for service in $services; do
        version=
        image=
        live=$(k get deployment "$service-depl" --ignore-not-found --output \
            'jsonpath={.metadata.resourceVersion} {.spec.template.spec.containers[0].image}') || return 1
        if [ -n "$live" ]; then
            version=${live%% *}
            image=${live#* }
        fi
        if [ -n "${TAG:-}" ] || [ -z "$image" ]; then
            image=$(fresh_image "$service") || exit 1
        fi
        sed -e "s|^\( *image:\) movers/$service\$|\1 $image|" \
            ${version:+-e "s|^  name: $service-depl\$|&\n  resourceVersion: \"$version\"|"} \
            "$here/k8s/$service-depl.yaml" > "$work/k8s/$service-depl.yaml"
    done
}

# A StatefulSet's controller does not replace a pod that never started, even when its image has been corrected since.
replace_stuck_pods() {
    update=$(k get statefulset "$1" --output 'jsonpath={.status.updateRevision}')
    k get pods --selector "app=$1" --output \
        'jsonpath={range .items[*]}{.metadata.name} {.metadata.labels.controller-revision-hash} {.status.containerStatuses[*].state.waiting.reason}{"\n"}{end}' |
        while read -r pod hash reasons; do
            case "$reasons" in
                *ErrImagePull* | *ImagePullBackOff* | *InvalidImageName* | *CreateContainerConfigError*)
                    if [ "$hash" != "$update" ]; then
                        echo "$pod never started and its manifest has changed: it is replaced."
                        k delete pod "$pod" --wait=false
                    fi
                    ;;
            esac
        done
}

case $databases in
    single)
        if [ "$(k get statefulset auth-mongo --ignore-not-found --output 'jsonpath={.spec.replicas}')" = 3 ]; then
            refuse "The databases have three members each: DATABASES=replicated, or they would lose two of them."
        fi
        ;;
    replicated) ;;
    external) stores=nats ;;
    *) refuse "DATABASES is '$databases'; it must be single, replicated or external." ;;
esac

for service in $services; do
    for secret in "$service-mongo" "$service-nats"; do
        k get secret "$secret" --output name > /dev/null || refuse "There is no secret $secret: run infra/secrets.sh first."
    done
    revision "$service" > "$work/revision.$service"
done

try=1
until render && kubectl apply -f "$work/k8s" -f "$work/k8s-prod"; do
    [ "$try" -lt 5 ] || exit 1
    try=$((try + 1))
    echo "Once more ($try of 5)." >&2
done

end=$(($(date +%s) + ${WAIT_SECONDS:-1800}))
is_ready() {
    left=$((end - $(date +%s)))
    [ "$left" -gt 1 ] || left=1
    k rollout status "$1" --timeout="${left}s"
}

failed=
for store in $stores; do
    replace_stuck_pods "$store"
done
for store in $stores; do
    is_ready "statefulset/$store" || failed="$failed $store"
done
if [ -n "$failed" ]; then
    echo "Not ready:$failed. Nothing was rolled back." >&2
    exit 1
fi

for service in $services; do
    is_ready "deployment/$service-depl" && continue
    before=$(cat "$work/revision.$service")
    if [ -n "$before" ] && [ "$(revision "$service")" != "$before" ] &&
        k rollout undo "deployment/$service-depl" --to-revision="$before"; then
        failed="$failed $service-depl (rolled back to revision $before)"
    else
        failed="$failed $service-depl"
    fi
done
if [ -n "$failed" ]; then
    echo "Not ready:$failed." >&2
    exit 1
fi
