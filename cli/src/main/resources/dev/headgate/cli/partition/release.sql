SELECT pg_advisory_unlock(hashtextextended('headgate/partitions/program', 0))
