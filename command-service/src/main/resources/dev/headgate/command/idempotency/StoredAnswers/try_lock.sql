-- Held to the end of the transaction: whoever does not get it meets a request at work.
SELECT pg_try_advisory_xact_lock(hashtextextended(:tenant || encode(:key_hash, 'hex'), 20261121))
