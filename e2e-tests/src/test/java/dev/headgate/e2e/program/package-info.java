/// The `headgate` program as people meet it: words, exit codes, what it prints, what it leaves.
///
/// Knows the program's public face only. Guarantees that a test's stack is gone when the test is.
@NullMarked
package dev.headgate.e2e.program;

import org.jspecify.annotations.NullMarked;
