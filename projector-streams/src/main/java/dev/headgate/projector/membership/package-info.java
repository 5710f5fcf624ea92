/// Places in consumer groups. Owns what is done about one that a former life left behind; may not
/// know what is read. Guarantees that a group which lacks partitions is shared out anew.
@NullMarked
package dev.headgate.projector.membership;

import org.jspecify.annotations.NullMarked;
