package dev.headgate.verification.repair;

import dev.headgate.verification.database.Session;
import dev.headgate.verification.database.Sql;
import dev.headgate.verification.evidence.Aggregate;
import dev.headgate.verification.evidence.IdRange;
import dev.headgate.verification.evidence.LoggedEvent;
import dev.headgate.verification.progress.Broker;
import dev.headgate.verification.topic.Layout;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Has the read database apply again what a plan names. The functions take away what is wrong and
/// move the sink's position back, in one transaction; the sink does the rest by its own rules.
/// Confined to one thread.
public final class Repair {

  private static final String APPLY_AGAIN = Sql.read(Repair.class, "apply_again.sql");
  private static final String FORGET_ROW = Sql.read(Repair.class, "forget_row.sql");
  private static final String INGEST_AGAIN = Sql.read(Repair.class, "ingest_again.sql");
  private static final String FORGET_EVENT = Sql.read(Repair.class, "forget_event.sql");

  private final Session session;
  private final Broker broker;
  private final Layout layout;

  public Repair(Session session, Broker broker, Layout layout) {
    this.session = session;
    this.broker = broker;
    this.layout = layout;
  }

  public void run(RepairPlan plan) {
    List<@Nullable Object[]> strangers = new ArrayList<>();
    plan.strangeEvents().forEach(it -> strangers.add(new @Nullable Object[] {it}));
    session.change(FORGET_EVENT, strangers); // it may stand where the right one has to
    session.change(FORGET_ROW, plan.strangeRows().stream().map(Repair::key).toList());
    session.change(INGEST_AGAIN, plan.events().stream().map(this::place).toList());
    session.change(APPLY_AGAIN, plan.rows().stream().map(this::home).toList());
  }

  private static @Nullable Object[] key(Aggregate aggregate) {
    return new @Nullable Object[] {aggregate.tenant(), aggregate.type(), aggregate.id()};
  }

  private @Nullable Object[] home(Aggregate aggregate) {
    TopicPartition at = layout.home(aggregate);
    return new @Nullable Object[] {
      aggregate.tenant(), aggregate.type(), aggregate.id(), at.partition()
    };
  }

  private @Nullable Object[] place(LoggedEvent event) {
    TopicPartition at = layout.home(event.aggregate());
    long offset = broker.firstOffset(at, IdRange.timeOf(event.id()));
    return new @Nullable Object[] {event.id(), at.topic(), at.partition(), offset};
  }
}
