SELECT coalesce(projection_version, 0) FROM headgate.generations WHERE generation = :generation
