/// A disk that is soon full.
///
/// Owns a small file system in memory and its end. Needs root, or rather the right to mount.
@NullMarked
package dev.headgate.embedded.disk;

import org.jspecify.annotations.NullMarked;
