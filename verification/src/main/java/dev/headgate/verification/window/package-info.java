/// The run over a log of any length: window by window, in bounded memory, to be gone on with.
///
/// Owns the order of the reads, on which it hangs that events in flight are no differences.
@NullMarked
package dev.headgate.verification.window;

import org.jspecify.annotations.NullMarked;
