/// The whole pipeline, used and crashed as its users would.
@NullMarked
package dev.headgate.e2e;

import org.jspecify.annotations.NullMarked;
