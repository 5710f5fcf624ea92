/// The `headgate` program: one main, the verbs below it.
@NullMarked
package dev.headgate.cli;

import org.jspecify.annotations.NullMarked;
