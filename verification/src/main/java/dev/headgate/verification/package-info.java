/// The checker: says whether log, topics, audit and projections agree, of a running pipeline or of
/// evidence that a fault run has kept.
///
/// Owns the order in which sides are read and how the outcome is told. May not know how any service
/// works, only the faces it shows to everybody: SQL, Kafka and `/health`. Every assertion has a
/// mutant in the tests that it must object to.
@NullMarked
package dev.headgate.verification;

import org.jspecify.annotations.NullMarked;
