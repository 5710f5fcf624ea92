package dev.headgate.projector.fold;

import dev.headgate.process.exit.ProcessFailure;
import dev.headgate.projector.failure.BrokerQuestion;
import dev.headgate.projector.generation.Generation;
import dev.headgate.projector.instance.Instance;
import dev.headgate.projector.membership.FormerSeat;
import dev.headgate.projector.progress.Part;
import dev.headgate.projector.progress.Progress;
import dev.headgate.projector.reading.Vocabulary;
import dev.headgate.projector.setting.FixedSetting;
import dev.headgate.projector.setting.Pace;
import dev.headgate.projector.topic.Replication;
import dev.headgate.projector.topic.StateTopics;
import dev.headgate.projector.topic.TopicIdentities;
import dev.headgate.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running fold. Thread-safe.
public final class Fold implements Part, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

  private final KafkaStreams streams;
  private final SharedMemory memory;
  private final KafkaStreamsMetrics measures;
  private final Progress progress = new Progress();
  private final FoldSampling sampling;

  private final WaitingCount waiting;

  private Fold(
      KafkaStreams streams,
      SharedMemory memory,
      WaitingCount waiting,
      FoldSampling.Remembrance remembrance) {
    this.streams = streams;
    this.memory = memory;
    this.waiting = waiting;
    measures = new KafkaStreamsMetrics(streams);
    sampling = new FoldSampling(streams, progress, remembrance);
  }

  /// Where and how a fold runs.
  ///
  /// @param kafka settings of every client, then those of Streams; none of them can weaken
  ///   exactly-once
  public record Setting(
      Map<String, String> kafka,
      Path state,
      Instance instance,
      Replication replication,
      Generation generation,
      Pace pace) {}

  /// Starts the fold; a failure later goes to `onFailure`.
  ///
  /// @param topics as they are now; may be more than are read
  public static Fold start(
      Setting setting,
      Collection<Topic> events,
      Vocabulary vocabulary,
      TopicIdentities topics,
      Consumer<ProcessFailure> onFailure) {
    TopicIdentities sources = topics.of(sources(events));
    boolean disowned = BrokerQuestion.answered(() -> initialise(setting, sources));
    SharedMemory memory = new SharedMemory();
    Properties properties = properties(setting);
    properties.put(SharedMemory.SETTING, memory);
    WaitingCount waiting = new WaitingCount();
    Topology topology =
        FoldTopology.of(events, new StateTopics(setting.generation()), waiting, vocabulary);
    KafkaStreams streams = new KafkaStreams(topology, properties, new FoldClients());
    streams.setUncaughtExceptionHandler(error -> {
      onFailure.accept(FoldFailure.of(error));
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    if (disowned) {
      streams.cleanUp();
    }
    Fold fold = new Fold(streams, memory, waiting, remembrance(setting, sources));
    streams.setGlobalStateRestoreListener(fold.sampling);
    streams.start();
    fold.sampling.start();
    return fold;
  }

  /// Gives up a share that lacks topics, and gives a fold without state its beginnings.
  ///
  /// @return whether there is local state that is a copy of nothing
  private static boolean initialise(Setting setting, TopicIdentities sources)
      throws ExecutionException, InterruptedException {
    String application = setting.generation().application();
    Changelogs changelogs = Changelogs.of(application, setting.state());
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(setting.kafka()))) {
      seat(setting, sources).giveUpIfShort(admin);
      if (FirstOffsets.ensure(
          admin, application, sources, () -> changelogs.present(admin).isEmpty())) {
        LOG.warn("the state was reset: all events are read again, application={}", application);
      }
      Map<String, String> present = changelogs.present(admin);
      boolean disowned =
          Files.exists(setting.state().resolve(application)) && changelogs.disown(present);
      if (disowned) {
        changelogs.forget();
      }
      return disowned;
    }
  }

  // Streams numbers the threads of an instance.
  private static FormerSeat seat(Setting setting, TopicIdentities sources) {
    Pattern ofThread = Pattern.compile(Pattern.quote(setting.instance().name()) + "-\\d+");
    return new FormerSeat(setting.generation().application(), ofThread.asMatchPredicate(), sources);
  }

  /// Groups that a fold leaves in Kafka beside its own, whose name is the application's.
  public static String keeperOf(String application) {
    return OffsetOrigins.keeper(application);
  }

  private static Collection<Topic> sources(Collection<Topic> events) {
    List<Topic> sources = new ArrayList<>(events);
    sources.add(Topic.CONTROL);
    return sources;
  }

  /// Notes what the local state is a copy of, once Streams has made it, and what it is made from.
  private static FoldSampling.Remembrance remembrance(Setting setting, TopicIdentities sources) {
    String application = setting.generation().application();
    Changelogs changelogs = Changelogs.of(application, setting.state());
    return () -> {
      try (Admin admin = Admin.create(Map.<String, Object>copyOf(setting.kafka()))) {
        changelogs.remember(changelogs.present(admin));
        new OffsetOrigins(application).keep(admin, sources);
      }
    };
  }

  private static Properties properties(Setting setting) {
    Properties properties = new Properties();
    properties.putAll(setting.pace().ofStreams());
    properties.putAll(setting.kafka());
    properties.putAll(fixed(setting));
    return properties;
  }

  /// What the guarantees hang on; a contradiction was refused when the configuration was read.
  private static Map<String, Object> fixed(Setting setting) {
    Map<String, Object> fixed = new HashMap<>(FixedSetting.ofStreams());
    fixed.put("application.id", setting.generation().application());
    fixed.put("main.consumer.auto.offset.reset", "none");
    fixed.put("main.consumer.group.instance.id", setting.instance().name());
    fixed.put("state.dir", setting.state().toString());
    fixed.put("replication.factor", setting.replication().factor());
    fixed.put("topic.min.insync.replicas", setting.replication().minInsync());
    fixed.put("rocksdb.config.setter", BoundedMemory.class);
    return fixed;
  }

  @Override
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public String state() {
    return streams.state().name().toLowerCase(Locale.ROOT);
  }

  /// Observed every second.
  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public List<String> stalled() {
    return sampling.stalled();
  }

  @Override
  public long parked() {
    return waiting.sum();
  }

  /// Adds what Streams and its clients measure.
  public void measure(MeterRegistry metrics) {
    measures.bindTo(metrics);
  }

  @Override
  public void close() {
    sampling.close();
    measures.close();
    // An orderly end hands the partitions over at once; only a crash keeps them for the restart.
    streams.close(
        CloseOptions.timeout(Duration.ofSeconds(15))
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    memory.close();
  }
}
