/// Who asks. Owns the one seam that turns a request into a principal; knows no HTTP library and no
/// command. Whoever is not known is refused here, before a body is read.
@NullMarked
package dev.headgate.process.principal;

import org.jspecify.annotations.NullMarked;
