#!/bin/sh
# Whether the server that supervise.sh runs is there and answers:
#   liveness.sh FOLDER METHOD SECONDS
# Any answer to METHOD will do, an error too. A server whose client does not take what it says cannot answer, and is
# alive. Needs date, sleep and wc beside the shell.
set -eu
folder=$1
patience=$3

read -r server <"$folder/server"
kill -0 "$server" 2>/dev/null || { echo 'the server does not run' >&2; exit 1; }

# Whether what the server said is waiting for a client that is there: see route.awk.
waits_for_client() {
  [ $(($(wc -c <"$folder/sent") % 2)) -eq 1 ] && read -r client <"$folder/client" && kill -0 "$client" 2>/dev/null
}

# One question is enough for a server that cannot answer: more of them would fill the pipe.
id=
for mark in "$folder"/asked/*; do
  if [ -e "$mark" ] && waits_for_client; then id=${mark##*/}; fi
done
# supervise.sh takes the mark away when the answer is there; what comes too late finds it, and goes no further.
if [ -z "$id" ]; then
  id=liveness-$$-$(date +%s)
  : >"$folder/asked/$id"
  printf '{"jsonrpc":"2.0","id":"%s","method":"%s"}\n' "$id" "$2" >"$folder/questions"
fi

waited=0
while [ -e "$folder/asked/$id" ]; do
  if [ "$patience" -le 0 ]; then
    [ $((waited * 2)) -lt "$3" ] || exit 0
    echo "no answer within $3 seconds" >&2
    exit 1
  fi
  if waits_for_client; then waited=$((waited + 1)); fi
  patience=$((patience - 1))
  sleep 1
done
