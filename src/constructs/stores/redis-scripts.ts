const folder = '/etc/redis-server';
const start = `${folder}/start.sh`;
const accept = `${folder}/accept.sh`;
const ping = `${folder}/ping.sh`;

/** Both passwords as rules of the default user: their hashes, whatever characters they have, and none on a command line. */
const hashes = `hashes() { sha256sum <"$REDIS_PASSWORD_FILE" && sha256sum <"$REDIS_NEXT_PASSWORD_FILE"; }
passwords() { hashes | while read -r hash _; do printf ' #%s' "$hash"; done; }
`;

const startScript = `# Starts the server with the passwords that there are now.
set -eu
${hashes}rules=$(passwords)
server=$1
shift
exec "$server" - "$@" <<CONFIGURATION
user default on sanitize-payload ~* &* +@all$rules
CONFIGURATION
`;

/** A connection that is open stays open, whatever becomes of the password that it was opened with. */
const acceptScript = `# Has the running server accept the passwords that there are now, whenever they change.
set -u
trap 'exit 0' TERM INT
${hashes}known=
accepted=
while :; do
  wanted=$(passwords)
  # Read twice: the files change together, but not while they are read one after the other.
  if [ -n "$wanted" ] && [ "$wanted" != "$accepted" ] && [ "$wanted" = "$(passwords)" ]; then
    for password in "$(cat "$REDIS_PASSWORD_FILE")" "$(cat "$REDIS_NEXT_PASSWORD_FILE")" "$known"; do
      answer=$(REDISCLI_AUTH=$password redis-cli acl setuser default resetpass $wanted 2>&1)
      [ "$answer" != OK ] || break
    done
    if [ "$answer" = OK ]; then
      accepted=$wanted
      known=$(cat "$REDIS_PASSWORD_FILE")
      echo 'the server accepts the passwords that there are now'
    else
      echo "the server does not take the passwords: $answer" >&2
    fi
  fi
  sleep 2 &
  wait $!
done
`;

/** `redis-cli` ends with 0 whatever the server answers: that it asks for a password, or that it is still loading. */
const pingScript = `# Whether the server answers to who knows the password.
answer=$(REDISCLI_AUTH=$(cat "$REDIS_PASSWORD_FILE") redis-cli ping 2>&1)
[ "$answer" = PONG ] || { echo "$answer"; exit 1; }
`;

/** What a server of Redis is run by, by path. */
export const redisScripts: Readonly<Record<string, string>> = {
  [start]: startScript,
  [accept]: acceptScript,
  [ping]: pingScript,
};

export const startCommand: readonly string[] = ['/bin/sh', start];
export const acceptCommand: readonly string[] = ['/bin/sh', accept];
export const pingCommand: readonly string[] = ['/bin/sh', ping];
