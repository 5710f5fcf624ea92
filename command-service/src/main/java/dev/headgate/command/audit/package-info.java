/// What is written down about attempts to authenticate. Owns the audit command, state and decider,
/// all pure. An audit aggregate is one event: failed logins must not queue behind one head.
@NullMarked
package dev.headgate.command.audit;

import org.jspecify.annotations.NullMarked;
