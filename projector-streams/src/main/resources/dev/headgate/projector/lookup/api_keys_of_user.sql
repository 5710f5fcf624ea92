SELECT * FROM public.auth_api_keys_view
 WHERE user_id = :user AND key_id COLLATE "C" < :below
 ORDER BY key_id COLLATE "C" DESC LIMIT :limit
