/// The verbs people type, each a thin reading of its options. Prints; decides nothing about
/// processes.
@NullMarked
package dev.headgate.cli.verb;

import org.jspecify.annotations.NullMarked;
