-- What a detaching that was cut off has left to do.
ALTER TABLE auth_gateway.outbox DETACH PARTITION auth_gateway.<table> FINALIZE
