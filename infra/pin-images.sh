#!/bin/sh
# Pins the images that others make: behind each version in the manifests and in infra/images/Dockerfile comes the digest
# that the registry has for it now, as in mongo:8.0.20@sha256:…. Needs docker with buildx. Ours (movers/…) are left alone.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"

files=$(grep -rlE '^ *image: |^ARG [A-Z]+_IMAGE=' --include='*.yaml' --include=Dockerfile infra/k8s* infra/images)
# shellcheck disable=SC2086
images=$(sed -nE 's/^ *(- )?image: *([a-z0-9./-]+:[A-Za-z0-9._-]+).*/\2/p; s/^ARG [A-Z]+_IMAGE=([a-z0-9./-]+:[A-Za-z0-9._-]+).*/\1/p' \
    $files | grep -v '^movers/' | sort -u)

for image in $images; do
    digest=$(docker buildx imagetools inspect "$image" --format '{{.Manifest.Digest}}')
    case $digest in
        sha256:????????????????????????????????????????????????????????????????) ;;
        *)
            echo "$image: the registry gave '$digest', which is no digest" >&2
            exit 1
            ;;
    esac
    pattern=$(printf %s "$image" | sed 's/[.]/[.]/g')
    for file in $files; do
        sed -E "s#(image: *|_IMAGE=)$pattern(@sha256:[0-9a-f]{64})?\$#\1$image@$digest#" "$file" > "$file.new"
        # The file keeps its mode; one that stays the same is not touched.
        cmp -s "$file" "$file.new" || cat "$file.new" > "$file"
        rm "$file.new"
    done
    echo "$image@$digest"
done
