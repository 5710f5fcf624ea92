/// One answer for one Idempotency-Key. Owns the stored answers; those with a secret are encrypted
/// under a key that only the client's own key gives.
@NullMarked
package dev.headgate.command.idempotency;

import org.jspecify.annotations.NullMarked;
