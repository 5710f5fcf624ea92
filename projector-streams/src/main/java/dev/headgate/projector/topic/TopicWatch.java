package dev.headgate.projector.topic;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.ProjectorExit;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices while the projector runs that a topic was deleted or made anew. A consumer goes on at
/// its old offset in such a topic, and what it skipped there only a new start finds.
public final class TopicWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final long SECONDS = 3;

  private final Admin admin;
  private final TopicIdentities known;
  private final Consumer<ProcessFailure> onFailure;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("topic-watch").factory());

  // A broker that just came back may not have heard of everything: one look is no proof.
  private String seen = "";

  private TopicWatch(
      Map<String, String> kafka, TopicIdentities known, Consumer<ProcessFailure> onFailure) {
    this.admin = Admin.create(Map.<String, Object>copyOf(kafka));
    this.known = known;
    this.onFailure = onFailure;
  }

  /// Looks every few seconds; a difference goes to `onFailure`.
  public static TopicWatch start(
      Map<String, String> kafka, TopicIdentities known, Consumer<ProcessFailure> onFailure) {
    TopicWatch watch = new TopicWatch(kafka, known, onFailure);
    var _ = watch.clock.scheduleWithFixedDelay(watch::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    return watch;
  }

  private void look() {
    try {
      String different = known.differences(TopicIdentities.present(admin, known.ids().keySet()));
      boolean again = different.equals(seen);
      seen = different;
      if (!different.isEmpty() && again) {
        onFailure.accept(
            new ProcessFailure(
                ProjectorExit.TOPIC_REPLACED,
                "Deleted or made anew while they were read: " + different + ".",
                "The next start reads a topic made anew from its beginning."));
      }
    } catch (ExecutionException e) {
      LOG.debug("the broker is away; the consumers say so, too", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    admin.close();
  }
}
