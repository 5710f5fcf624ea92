SELECT headgate.serve(:generation, CAST(:why AS jsonb))::text
