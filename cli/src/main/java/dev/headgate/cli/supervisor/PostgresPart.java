package dev.headgate.cli.supervisor;

import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackPlan;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.postgres.Cluster;
import dev.headgate.embedded.postgres.PostgresBinaries;
import dev.headgate.embedded.postgres.PostgresServer;
import java.util.Map;
import java.util.Set;

/// One of the two PostgreSQL servers, with its database.
record PostgresPart(StackPlan plan, Watchdog watchdog, ServiceName name, String database)
    implements Part {

  @Override
  public Set<ServiceName> after() {
    return Set.of();
  }

  @Override
  public ChildProcess launch(Restarts restarts) {
    PostgresServer server =
        PostgresServer.start(
            watchdog,
            new Cluster(
                PostgresBinaries.bundled(),
                plan.state(name),
                plan.ports().of(name),
                plan.secrets().administrator(),
                settings(),
                !plan.ephemeral()));
    server.createDatabase(database);
    return server.process();
  }

  private Map<String, String> settings() {
    return name == ServiceName.POSTGRES_COMMAND ? Cluster.LOGICAL : Map.of();
  }

  @Override
  public boolean isReady() {
    return true; // launch returned: it accepts connections until it ends
  }

  @Override
  public String endSignal() {
    return "INT"; // a fast shutdown: sessions are cut, a checkpoint is written
  }
}
