-- A page is read from its index, row by row in its order. Where the planner takes the rows for few it would rather collect and
-- sort them, and behind row security it may be wrong by millions.
SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
       set_config('enable_sort', 'off', true), set_config('jit', 'off', true)
