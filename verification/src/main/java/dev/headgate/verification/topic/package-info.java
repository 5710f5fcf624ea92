/// The topics' side: committed records as a subscriber sees them.
///
/// Owns the assertions I3 to I6, and the one pass over the topics that feeds them window by window
/// in bounded memory.
@NullMarked
package dev.headgate.verification.topic;

import org.jspecify.annotations.NullMarked;
