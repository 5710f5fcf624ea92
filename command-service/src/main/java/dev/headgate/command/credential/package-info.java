/// What people prove themselves with. Owns the tables of credentials and identities; hashes only,
/// never a secret.
@NullMarked
package dev.headgate.command.credential;

import org.jspecify.annotations.NullMarked;
