/// What became of something: an aggregate's versions, what it was at a time, and which event led to
/// which. Owns how a past state is found; may not know how a list pages.
@NullMarked
package dev.headgate.command.timeline;

import org.jspecify.annotations.NullMarked;
