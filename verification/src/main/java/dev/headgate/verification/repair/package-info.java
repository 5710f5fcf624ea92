/// Puts right what verification found in the read database.
///
/// Writes nothing itself but asks the read database to apply again: the sinks do it by their own
/// rules, so nothing about exactly-once changes.
@NullMarked
package dev.headgate.verification.repair;

import org.jspecify.annotations.NullMarked;
