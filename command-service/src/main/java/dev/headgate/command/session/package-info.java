/// What may happen to a session. Owns the session's commands, state and decider, all pure. May not
/// know SQL, HTTP or tokens.
@NullMarked
package dev.headgate.command.session;

import org.jspecify.annotations.NullMarked;
