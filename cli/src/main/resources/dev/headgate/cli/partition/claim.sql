SELECT pg_try_advisory_lock(hashtextextended('headgate/partitions/program', 0))
