SELECT * FROM public.auth_sessions_view
 WHERE user_id = :user AND session_id COLLATE "C" < :below
 ORDER BY session_id COLLATE "C" DESC LIMIT :limit
