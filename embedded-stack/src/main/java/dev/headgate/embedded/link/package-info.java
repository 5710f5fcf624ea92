/// A bad network between two processes of one machine.
///
/// Owns a listening port, the connections through it and what becomes of their bytes. May not know
/// what is said on them.
@NullMarked
package dev.headgate.embedded.link;

import org.jspecify.annotations.NullMarked;
