/// What the assertions speak of: an event as each side holds it, and what is wrong with it.
///
/// Owns values only; reads nothing. A payload is kept as its digest, so that a window of events has
/// a bounded size whatever they carry.
@NullMarked
package dev.headgate.verification.evidence;

import org.jspecify.annotations.NullMarked;
