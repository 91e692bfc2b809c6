#!/bin/sh
# Whether the server that supervise.sh runs is there and answers:
#   liveness.sh FOLDER METHOD SECONDS
# Any answer to METHOD will do, an error too. Needs date and sleep beside the shell.
set -eu
folder=$1
patience=$3

read -r server <"$folder/server"
kill -0 "$server" 2>/dev/null || { echo 'the server does not run' >&2; exit 1; }

# supervise.sh takes the mark away when the answer is there; what comes too late finds it, and goes no further.
id=liveness-$$-$(date +%s)
: >"$folder/asked/$id"
printf '{"jsonrpc":"2.0","id":"%s","method":"%s"}\n' "$id" "$2" >"$folder/questions"
while [ -e "$folder/asked/$id" ]; do
  [ "$patience" -gt 0 ] || { echo "no answer within $3 seconds" >&2; exit 1; }
  patience=$((patience - 1))
  sleep 1
done
