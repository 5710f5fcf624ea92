/// Events as records hold them. Owns what poison is, and the reasons for it; may not know what is
/// done with an event. Guarantees that the fold and the audit sink refuse the same records.
@NullMarked
package dev.headgate.projector.reading;

import org.jspecify.annotations.NullMarked;
