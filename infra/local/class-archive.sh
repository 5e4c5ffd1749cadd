#!/bin/sh
# Writes infra/local/target/run.args, the arguments with which java starts the suite: `sh infra/local/class-archive.sh java`. They name an
# archive of the libraries' classes (CDS), already verified and linked, which saves a quarter of the start. If there is none for these
# libraries and this JDK, the suite is started once in the background to record which classes it loads (Rehearsal).
set -eu
java=$1
target=infra/local/target

entries() { tr ':' '\n' <"$target/class-path" | grep "$@" '/target/[^/]*\.jar$' | paste -sd: -; }
libraries=$(entries -v)
modules=$target/local-1.0.0-SNAPSHOT.jar:$(entries -e)
key=$({
  "$java" -version
  cat infra/local/jvm.options
  printf %s "$libraries" | tr ':' '\0' | xargs -0 ls -lL
} 2>&1 | cksum | cut -d' ' -f1)
archive=$target/libraries-$key.jsa
log=$target/libraries.log

create() {
  "$java" @infra/local/jvm.options -XX:DumpLoadedClassList="$target/libraries.classes" -cp "$libraries:$modules" \
    io.movers.local.Rehearsal "$target/rehearsal" >"$log" 2>&1 &&
    "$java" @infra/local/jvm.options -Xshare:dump -XX:+AOTClassLinking -XX:SharedClassListFile="$target/libraries.classes" \
      -XX:SharedArchiveFile="$archive.new" -cp "$libraries" >>"$log" 2>&1 &&
    mv "$archive.new" "$archive"
}

if [ ! -f "$archive" ] && [ ! -f "$archive.failed" ]; then
  echo "Preparing faster starts, once for these libraries and this JDK ..."
  rm -f "$target"/libraries-*.jsa*
  if ! create; then
    touch "$archive.failed"
    echo "No class archive, so starts stay slower: see $log"
  fi
  rm -rf "$target/rehearsal"
fi

{
  [ ! -f "$archive" ] || printf '%s\n' -XX:+AOTClassLinking "-XX:SharedArchiveFile=\"$archive\""
  printf '%s\n' -cp "\"$libraries:$modules\""
} >"$target/run.args"
