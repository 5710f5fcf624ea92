/// The program of the benchmarks. May not know how one measures.
@NullMarked
package dev.headgate.bench;

import org.jspecify.annotations.NullMarked;
