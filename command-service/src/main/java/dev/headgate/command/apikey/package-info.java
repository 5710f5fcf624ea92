/// What may happen to an API key. Owns the key's commands, state and decider, all pure. May not
/// know SQL, HTTP or secrets.
@NullMarked
package dev.headgate.command.apikey;

import org.jspecify.annotations.NullMarked;
