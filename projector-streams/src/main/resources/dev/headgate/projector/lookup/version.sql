SELECT coalesce((SELECT max(aggregate_version) FROM public.aggregate_versions
                  WHERE aggregate_type = :type AND aggregate_id = :id), 0) AS shown,
       headgate.is_parked(:type, :id) AS parked
