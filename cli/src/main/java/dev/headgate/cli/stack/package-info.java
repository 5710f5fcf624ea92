/// What one embedded stack is on disk and on the network: its services, ports, data directory,
/// passwords and the environment each service gets. Knows nothing of how processes are run.
@NullMarked
package dev.headgate.cli.stack;

import org.jspecify.annotations.NullMarked;
