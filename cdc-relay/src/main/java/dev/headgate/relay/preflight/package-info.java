/// What has to hold before the relay may run.
///
/// Owns the decision as a pure function of what was observed. Every refusal names what is wrong and
/// the command that repairs it.
@NullMarked
package dev.headgate.relay.preflight;

import org.jspecify.annotations.NullMarked;
