/// The rule by which a released schema may change: it may gain optional properties and better
/// words.
///
/// Everything else is a new major version, since events written under the old one stay in the log
/// (so it may not get narrower) and are read by programs that trust it (so it may not get wider).
/// Knows JSON Schema documents, not where they are kept; what it does not know it refuses.
@NullMarked
package dev.headgate.compatibility;

import org.jspecify.annotations.NullMarked;
