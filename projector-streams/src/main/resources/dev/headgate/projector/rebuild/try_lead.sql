SELECT pg_try_advisory_lock(hashtextextended('headgate.generations', 0))
