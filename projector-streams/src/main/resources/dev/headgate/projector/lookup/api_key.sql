SELECT * FROM public.auth_api_keys_view WHERE key_id = :id
