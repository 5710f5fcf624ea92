/// Appends to a log of few days beside appends to a log of many: two databases on one server, in
/// turns, so that whatever else the machine does happens to both.
///
/// May not know how the log is partitioned: it appends as any service does with SQL.
@NullMarked
package dev.headgate.bench.partitions;

import org.jspecify.annotations.NullMarked;
