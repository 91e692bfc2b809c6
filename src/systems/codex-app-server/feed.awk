# Passes lines on to the server one by one, in turn with the other feed: a question never lands inside a message of
# the client. A pipe that is read and written has two names, since awk keeps files by their names.
BEGIN {
  input = folder "/input"
  take = folder "/turn"
  give = folder "/./turn"
}
{
  getline turn < take
  print > input
  fflush(input)
  print "" > give
  fflush(give)
}
