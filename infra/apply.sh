#!/bin/sh
# Applies infra/k8s and infra/k8s-prod to the cluster of the current context, without changing which images run:
# a service keeps the image of its Deployment; one that is not there yet starts with $REGISTRY/<service>:${TAG:-main}.
# With TAG set, every service gets $REGISTRY/<service>:$TAG. Waits for the rollouts and takes back those that fail.
set -eu
here=$(dirname "$0")
services="auth clients locations notifications resources travels"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

k() { kubectl --namespace movers "$@"; }

fresh_image() {
    if [ -z "${REGISTRY:-}" ]; then
        echo "REGISTRY is not set: where are the images?" >&2
        exit 1
    fi
    echo "$REGISTRY/$1:${TAG:-main}"
}

# The Deployment's resourceVersion goes along: had a deploy changed the image since we looked, the server would refuse
# ours, and we look again.
render() {
    rm -rf "$work/k8s" "$work/k8s-prod"
    cp -R "$here/k8s" "$here/k8s-prod" "$work"
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

try=1
until render && kubectl apply -f "$work/k8s" -f "$work/k8s-prod"; do
    [ "$try" -lt 5 ] || exit 1
    try=$((try + 1))
    echo "Once more ($try of 5)." >&2
done

failed=
for set in nats auth-mongo clients-mongo locations-mongo notifications-mongo resources-mongo travels-mongo; do
    k rollout status "statefulset/$set" --timeout=8m || failed="$failed $set"
done
for service in $services; do
    if ! k rollout status "deployment/$service-depl" --timeout=8m; then
        failed="$failed $service-depl"
        k rollout undo "deployment/$service-depl" || true
    fi
done
if [ -n "$failed" ]; then
    echo "Not ready:$failed (Deployments were rolled back)." >&2
    exit 1
fi
