SELECT * FROM public.auth_users_view WHERE user_id = :id
