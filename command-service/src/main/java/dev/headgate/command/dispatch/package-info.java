/// From a request to its committed answer: idempotency, the transaction, the retries. Knows no
/// command.
@NullMarked
package dev.headgate.command.dispatch;

import org.jspecify.annotations.NullMarked;
