/// Named positions of consumers that pull the log. Owns who may move one: whoever saw its version;
/// knows no event.
@NullMarked
package dev.headgate.command.bookmark;

import org.jspecify.annotations.NullMarked;
