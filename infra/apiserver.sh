#!/bin/sh
# Builds a Kubernetes API server (and takes cert-manager's types along) from Go modules into ~/.cache/movers, for the test
# that applies the manifests to a real one (KubernetesApiIT). Needs Go; etcd and kubectl are packages of the system.
# `apiserver.sh all` also builds Kubernetes' controllers, its scheduler and simulated nodes (ApplyClusterIT).
set -eu
programs="kube-apiserver"
[ "${1:-}" != all ] || programs="kube-apiserver kube-controller-manager kube-scheduler"
kwok=0.7.0
kubernetes=1.34.4
staging=0.34.4
cert_manager=1.21.2
target=${XDG_CACHE_HOME:-$HOME/.cache}/movers
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target/bin"
cd "$work"

missing=
for program in $programs; do
    [ -x "$target/bin/$program" ] || missing="$missing $program"
done
if [ -n "$missing" ]; then
    # Kubernetes' own go.mod points its parts at folders that are not in the module; here at their published versions.
    export GOFLAGS=-modcacherw
    printf 'module apiserver\n\ngo 1.24.0\n\nrequire k8s.io/kubernetes v%s\n' "$kubernetes" > go.mod
    printf '//go:build tools\n\npackage apiserver\n\n' > tools.go
    for program in $programs; do echo "import _ \"k8s.io/kubernetes/cmd/$program\"" >> tools.go; done
    go mod download "k8s.io/kubernetes@v$kubernetes"
    sed -nE 's#^[[:space:]]*(k8s\.io/[a-z0-9-]+) v0\.0\.0$#\1#p; s#^[[:space:]]*(k8s\.io/[a-z0-9-]+) => \./staging.*#\1#p' \
        "$(go env GOMODCACHE)/k8s.io/kubernetes@v$kubernetes/go.mod" | sort -u |
        while read -r module; do echo "replace $module => $module v$staging"; done >> go.mod
    go mod tidy
    for program in $missing; do
        nice -n 15 go build -o "$target/bin/$program" "k8s.io/kubernetes/cmd/$program"
    done
fi

if [ "${1:-}" = all ] && [ ! -x "$target/bin/kwok" ]; then
    GOBIN="$target/bin" nice -n 15 go install "sigs.k8s.io/kwok/cmd/kwok@v$kwok"
fi

if [ ! -d "$target/cert-manager-crds" ]; then
    rm -f go.mod
    go mod init crds 2>/dev/null
    go mod download "github.com/cert-manager/cert-manager@v$cert_manager"
    cp -R "$(go env GOMODCACHE)/github.com/cert-manager/cert-manager@v$cert_manager/deploy/crds" "$target/cert-manager-crds"
    chmod -R u+w "$target/cert-manager-crds"
    rm -f "$target/cert-manager-crds/README.md"
fi
echo "$target"
