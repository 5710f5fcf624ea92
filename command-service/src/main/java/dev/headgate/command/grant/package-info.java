/// Access that is granted and taken back: sessions and API keys, and what they are good for right
/// now.
@NullMarked
package dev.headgate.command.grant;

import org.jspecify.annotations.NullMarked;
