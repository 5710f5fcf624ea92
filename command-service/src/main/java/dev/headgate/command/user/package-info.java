/// What may happen to a user. Owns the user's commands, state and decider, all pure: no clock, no
/// random, no I/O. May not know SQL, HTTP or how a password is kept.
@NullMarked
package dev.headgate.command.user;

import org.jspecify.annotations.NullMarked;
