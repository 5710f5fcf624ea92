SELECT aggregate_type, count(*) FROM public.aggregate_versions WHERE aggregate_type <> 'audit' GROUP BY 1 ORDER BY 1
