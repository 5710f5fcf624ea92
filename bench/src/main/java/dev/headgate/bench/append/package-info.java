/// Appends through the API beside `pgbench`, which calls the same function with nothing in between:
/// the same server, clients and events, one after the other. And a batch beside single appends.
///
/// May not know how the service works: it starts a process and speaks HTTP.
@NullMarked
package dev.headgate.bench.append;

import org.jspecify.annotations.NullMarked;
