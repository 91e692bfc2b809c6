#!/bin/sh
# Makes whoever runs it the client of the server, over standard input and output, until the input ends:
#   kubectl exec --stdin deployment/NAME -- /bin/sh connect.sh FOLDER
# Needs cat and tee beside the shell.
set -eu
folder=$1

# Opening what is not there yet would make a file where supervise.sh makes a pipe.
[ -p "$folder/requests" ] || { echo 'the server is not ready' >&2; exit 1; }

# A server serves one client: the next one gets a new one.
renew() {
  : >"$folder/left"
  kill -TERM "$(cat "$folder/server")" 2>/dev/null || :
}

client=
read -r client <"$folder/client" || :
if [ -n "$client" ]; then
  if kill -0 "$client" 2>/dev/null; then
    echo 'the server has a client already' >&2
  else
    # It was killed, and could not say that it leaves.
    renew
    echo 'the server is made ready for a new client: try again' >&2
  fi
  exit 1
fi
echo $$ >"$folder/client"

# In the background, so that a signal is heeded at once.
exec 3<&0
cat <"$folder/answers" &
answers=$!
# Not cat: where it leaves the copying to the kernel, as BusyBox does, the pipe is locked while the client is silent.
tee "$folder/requests" <&3 >/dev/null &
requests=$!

leave() {
  kill "$answers" "$requests" 2>/dev/null || :
  renew
}
trap leave EXIT
trap 'exit 143' TERM INT HUP
wait "$requests"
