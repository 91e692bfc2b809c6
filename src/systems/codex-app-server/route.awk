# Gives the answers to questions of liveness.sh to it, and everything else to the client, if there is one.
BEGIN {
  answers = folder "/answers"
  sent = folder "/sent"
  marks = 0
}
index($0, "\"liveness-") && is_answer($0) { next }
!client && !has_client() { next }
{
  mark()
  print > answers
  fflush(answers)
  mark()
}

# A mark before each line to the client and one after it: while their number is odd, the client is waited for.
function mark() {
  if (marks == 100000) {
    close(sent)
    marks = 0
  }
  printf "." > sent
  fflush(sent)
  marks++
}

function is_answer(line,   start, id, asked, rest, found) {
  start = index(line, "\"id\":\"liveness-")
  if (start) start += 6
  else if (start = index(line, "\"id\": \"liveness-")) start += 7
  else return 0
  id = substr(line, start, 80)
  sub(/".*/, "", id)
  if (id ~ /[^a-z0-9-]/) return 0
  asked = folder "/asked/" id
  found = (getline rest < asked) >= 0
  if (!found) return 0
  close(asked)
  return system("rm -f '" asked "'") == 0
}

# A server has one client in its life.
function has_client(   registered) {
  registered = folder "/client"
  client = (getline client < registered) > 0 && client != ""
  close(registered)
  return client
}
