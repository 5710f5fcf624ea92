WITH made AS (SELECT headgate.create_generation(:generation, :model))
UPDATE headgate.generations SET projection_version = :version FROM made WHERE generation = :generation
