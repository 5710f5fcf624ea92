SELECT schemaname || '.' || tablename FROM pg_publication_tables WHERE pubname = 'headgate'
