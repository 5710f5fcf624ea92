/// Session tokens and API keys as text. Owns their format; a secret leaves as text once and is kept
/// as SHA-256.
@NullMarked
package dev.headgate.command.token;

import org.jspecify.annotations.NullMarked;
