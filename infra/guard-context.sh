#!/bin/sh
# Stops everything that follows unless the Kubernetes context is a cluster on this machine: its name is one that local
# clusters have AND its API server is reached at a local address. skaffold.yaml runs it before it builds, renders or deploys.
set -eu
context=${SKAFFOLD_KUBE_CONTEXT:-$(kubectl config current-context 2>/dev/null || true)}

refuse() {
    echo "REFUSED: the Kubernetes context '$context' $1." >&2
    echo "Development runs only on a cluster of this machine, for example: kubectl config use-context minikube" >&2
    exit 1
}

case $context in
    minikube | docker-desktop | rancher-desktop | orbstack | microk8s | colima | colima-* | kind-* | k3d-*) ;;
    '') refuse "is not set" ;;
    *) refuse "is not the name of a local cluster" ;;
esac

server=$(kubectl config view --minify --context "$context" -o 'jsonpath={.clusters[0].cluster.server}')
host=${server#*://}
host=${host%%/*}
case $host in
    \[::1\]* | localhost | localhost:* | kubernetes.docker.internal* | host.docker.internal*) ;;
    *[!0-9.:]*) refuse "points at $server, which is not on this machine" ;;
    0.0.0.0* | 127.* | 10.* | 192.168.* | 172.1[6-9].* | 172.2[0-9].* | 172.3[01].*) ;;
    *) refuse "points at $server, which is not on this machine" ;;
esac
