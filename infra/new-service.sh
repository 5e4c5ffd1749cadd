#!/bin/bash
# Copies the template of a service, with its name: infra/new-service.sh incidents [incident] [folder]
# The folder is ../incidents unless given, and must not exist or be empty. See docs/new-service.md.
set -euo pipefail
names=${1:-} one=${2:-} folder=${3:-}
root=$(cd "$(dirname "$0")/.." && pwd)

fail() {
    echo "new-service: $1" >&2
    exit 1
}

[[ $names =~ ^[a-z][a-z0-9]{1,29}$ ]] || fail "NAME is \"$names\"; it takes 2 to 30 lower-case letters and digits, like incidents"
[[ -d $root/$names || $names == users || $names == movers || $names == common ]] && fail "NAME is \"$names\", a name of the suite"
if [[ -z $one ]]; then
    case $names in
        *ies) one=${names%ies}y ;;
        *s) one=${names%s} ;;
        *) fail "NAME is \"$names\", which does not end in s: set ONE to the name of one of them" ;;
    esac
fi
[[ $one =~ ^[a-z][a-z]{1,29}$ && $one != "$names" ]] || fail "ONE is \"$one\"; it takes the name of one of $names, 2 to 30 lower-case letters"
folder=${folder:-$root/../$names}
[[ ! -e $folder || -z $(ls -A "$folder") ]] || fail "$folder is not empty"

capital() { printf '%s%s' "$(tr '[:lower:]' '[:upper:]' <<<"${1:0:1}")" "${1:1}"; }
filled() {
    sed -e "s/__names__/$names/g" -e "s/__NAMES__/$(tr '[:lower:]' '[:upper:]' <<<"$names")/g" -e "s/__Names__/$(capital "$names")/g" -e "s/__name__/$one/g" -e "s/__Name__/$(capital "$one")/g" \
        -e "s/__movers.version__/$movers/g" -e "s/__boot.version__/$boot/g"
}
version_after() { sed -n "/<artifactId>$1<\/artifactId>/,\$ s/.*<version>\(.*\)<\/version>.*/\1/p" "$root/pom.xml" | head -1; }
boot=$(version_after spring-boot-starter-parent)
movers=$(sed -n 's/.*<revision>\(.*\)<\/revision>.*/\1/p' "$root/pom.xml")

cd "$root/infra/service-template"
find . -type f | while IFS= read -r file; do
    target=$folder/$(filled <<<"$file")
    mkdir -p "$(dirname "$target")"
    filled <"$file" >"$target"
done
echo "$(cd "$folder" && pwd) is the service $names. Its README.md says how to go on."
