/// Password hashing. Owns the Argon2id parameters and how many hashes run at once; knows no table.
@NullMarked
package dev.headgate.command.password;

import org.jspecify.annotations.NullMarked;
