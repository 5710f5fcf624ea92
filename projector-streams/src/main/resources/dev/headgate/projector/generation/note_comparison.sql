UPDATE headgate.generations SET comparison = CAST(:report AS jsonb) WHERE generation = :generation
