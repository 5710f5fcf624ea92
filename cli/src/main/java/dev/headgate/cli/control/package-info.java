/// The conversation between the verbs and the supervisor of a data directory: one line each way
/// over loopback, admitted by a token only the directory's owner can read.
@NullMarked
package dev.headgate.cli.control;

import org.jspecify.annotations.NullMarked;
