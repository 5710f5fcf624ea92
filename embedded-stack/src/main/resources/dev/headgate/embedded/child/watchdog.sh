# Reads "+ PID" and "- PID" lines; at the end of the input ends every process that is still listed.
trap '' HUP INT TERM
pids=
while read -r op pid; do
  if [ "$op" = + ]; then
    pids="$pids $pid"
  else
    left=
    for p in $pids; do [ "$p" = "$pid" ] || left="$left $p"; done
    pids=$left
  fi
done
[ -n "$pids" ] || exit 0
kill -TERM $pids 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  alive=
  for p in $pids; do kill -0 "$p" 2>/dev/null && alive="$alive $p"; done
  [ -n "$alive" ] || exit 0
  pids=$alive
  sleep 0.1
done
kill -KILL $pids 2>/dev/null
exit 0
