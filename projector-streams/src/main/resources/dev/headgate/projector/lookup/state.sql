SELECT * FROM public.state_projections WHERE aggregate_type = :type AND aggregate_id = :id
