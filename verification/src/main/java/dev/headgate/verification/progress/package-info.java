/// How far each part says it is.
///
/// Owns the assertions I10 and I13, and the wait for the moment from which on everything committed
/// before it has to be everywhere.
@NullMarked
package dev.headgate.verification.progress;

import org.jspecify.annotations.NullMarked;
