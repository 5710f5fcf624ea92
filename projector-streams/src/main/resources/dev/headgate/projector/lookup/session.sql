SELECT * FROM public.auth_sessions_view WHERE session_id = :id
