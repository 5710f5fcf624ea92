SELECT headgate.drop_generation(:generation)::text
