-- The one form that stops no writer. It waits until every transaction has ended that may still see the day, and is refused
-- inside functions and transactions: https://www.postgresql.org/docs/current/sql-altertable.html
ALTER TABLE auth_gateway.outbox DETACH PARTITION auth_gateway.<table> CONCURRENTLY
