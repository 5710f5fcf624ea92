/// Made-up events, and the topics filled with them. May not know what reads them.
@NullMarked
package dev.headgate.bench.history;

import org.jspecify.annotations.NullMarked;
