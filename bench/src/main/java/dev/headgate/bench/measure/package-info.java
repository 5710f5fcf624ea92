/// Numbers and what may be said of them. Pure; may not know what was measured.
@NullMarked
package dev.headgate.bench.measure;

import org.jspecify.annotations.NullMarked;
