-- Nobody waits for these commits: the filling is not what is measured.
SET synchronous_commit = off
