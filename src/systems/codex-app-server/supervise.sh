#!/bin/sh
# Runs a server that speaks JSON-RPC over its standard input and output, one message per line, and keeps both open:
#   supervise.sh FOLDER SERVER [CLIENT]
# SERVER and CLIENT are command lines. CLIENT speaks to the server over its own standard input and output, and each ends
# with the other. Without one, clients come by connect.sh, one after the other, and each gets a server of its own.
# Needs mkfifo, mkdir, rm and cat beside the shell.
set -eu
folder=$1
server=
stopping=

stop() {
  stopping=yes
  for pid in $server $(cat "$folder/client" 2>/dev/null || :); do kill -TERM "$pid" 2>/dev/null || :; done
}
trap stop TERM INT

# Passes lines on one by one, in turn with whoever else does: a question never lands inside a message of the client.
feed() {
  while IFS= read -r line; do
    read -r _ <&4
    printf '%s\n' "$line" >&3
    echo >&4
  done
}

# Gives the answers to questions of liveness.sh to it, and everything else to the client, if there is one.
route() {
  while IFS= read -r line; do
    case $line in
      *'"id":"liveness-'* | *'"id": "liveness-'*) if is_asked "${line#*'"liveness-'}"; then continue; fi ;;
    esac
    if has_client; then printf '%s\n' "$line" >&5; fi
  done
}

is_asked() {
  id=liveness-${1%%'"'*}
  case $id in *[!a-z0-9-]*) return 1 ;; esac
  [ -e "$folder/asked/$id" ] && rm -f "$folder/asked/$id"
}

has_client() {
  client=
  read -r client 2>/dev/null <"$folder/client" && kill -0 "$client" 2>/dev/null
}

while :; do
  # A container that is started again finds what the last one left.
  rm -rf "${folder:?}"/*
  mkdir "$folder/asked"
  : >"$folder/client"
  for pipe in input output requests questions answers turn; do mkfifo "$folder/$pipe"; done
  # Opened for both directions, a pipe never ends, and opening it never waits.
  exec 3<>"$folder/input" 4<>"$folder/turn" 5<>"$folder/answers"
  echo >&4

  feed <>"$folder/requests" &
  relays=$!
  feed <>"$folder/questions" &
  relays="$relays $!"
  route <>"$folder/output" &
  relays="$relays $!"

  # Own openings: a program may make its ends non-blocking, and the relays must not notice.
  sh -c "exec $2" <"$folder/input" 1<>"$folder/output" 3>&- 4>&- 5>&- &
  server=$!
  echo "$server" >"$folder/server"
  # A signal that came before found no server to pass it on to.
  [ -z "$stopping" ] || stop

  if [ $# -gt 2 ]; then
    (
      sh -c "exec $3" <"$folder/answers" 1<>"$folder/requests" 3>&- 4>&- 5>&- &
      echo $! >"$folder/client"
      wait $! || :
      kill -TERM "$server" 2>/dev/null
    ) &
  fi

  # A signal ends the wait, not the server.
  status=0
  while :; do
    wait "$server" && status=0 || status=$?
    kill -0 "$server" 2>/dev/null || break
  done
  for pid in $relays; do kill "$pid" 2>/dev/null || :; done
  if [ -n "$stopping" ] || [ ! -e "$folder/left" ]; then break; fi
done
stop
exit "$status"
