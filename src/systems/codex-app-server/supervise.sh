#!/bin/sh
# Runs a server that speaks JSON-RPC over its standard input and output, one message per line, and keeps both open:
#   supervise.sh FOLDER SERVER [CLIENT]
# SERVER and CLIENT are command lines. CLIENT speaks to the server over its own standard input and output, and each ends
# with the other. Without one, clients come by connect.sh, one after the other, and each gets a server of its own.
# Needs awk, mkfifo, mkdir, rm and cat beside the shell.
set -eu
folder=$1
scripts=${0%/*}
server=
stopping=

stop() {
  stopping=yes
  for pid in $server $(cat "$folder/client" 2>/dev/null || :); do kill -TERM "$pid" 2>/dev/null || :; done
}
trap stop TERM INT

# A shell reads a pipe byte by byte. mawk would wait until its buffer is full, unless it is interactive.
interactive=
case $(awk -W version 2>&1 </dev/null || :) in mawk*) interactive='-W interactive' ;; esac
relay() {
  # shellcheck disable=SC2086
  LC_ALL=C exec awk $interactive -v "folder=$folder" -f "$scripts/$1.awk"
}

while :; do
  # Whoever stops us now must not hit a process that has the number of the last server.
  server=
  # A container that is started again finds what the last one left.
  rm -rf "${folder:?}"/*
  mkdir "$folder/asked"
  : >"$folder/client"
  : >"$folder/sent"
  for pipe in input output requests questions answers turn started; do mkfifo "$folder/$pipe"; done
  # Opened for both directions, a pipe never ends, and opening it never waits.
  exec 3<>"$folder/input" 4<>"$folder/turn" 5<>"$folder/answers" 6<>"$folder/started"
  echo >&4

  relay feed <>"$folder/requests" &
  relays=$!
  relay feed <>"$folder/questions" &
  relays="$relays $!"
  relay route <>"$folder/output" &
  relays="$relays $!"

  # Own openings: a program may make its ends non-blocking, and the relays must not notice.
  # Until it says that it is there, a child may still have our trap, in which a signal to it would be lost.
  { echo >&6; exec sh -c "exec $2" 3>&- 4>&- 5>&- 6>&-; } <"$folder/input" 1<>"$folder/output" &
  started=$!
  until read -r _ <&6; do :; done
  server=$started
  echo "$server" >"$folder/server"
  # A signal that came before found no server to pass it on to.
  [ -z "$stopping" ] || stop

  if [ $# -gt 2 ]; then
    (
      sh -c "exec $3" <"$folder/answers" 1<>"$folder/requests" 3>&- 4>&- 5>&- 6>&- &
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
