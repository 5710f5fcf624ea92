package dev.headgate.embedded.kafka;

import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.Folders;
import dev.headgate.embedded.child.Watchdog;
import dev.headgate.embedded.link.Link;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One Kafka broker, its own controller. Confined to the thread that started it, but for
/// [#bootstrapServers()].
public final class KafkaBroker implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Watchdog watchdog;
  private final Broker broker;
  private final Ending ending;
  private @Nullable ChildProcess jvm;

  private KafkaBroker(Watchdog watchdog, Broker broker, Ending ending) {
    this.watchdog = watchdog;
    this.broker = broker;
    this.ending = ending;
  }

  /// Starts a broker whose data is kept; formats its storage when the folder is empty.
  ///
  /// @throws IllegalStateException when it does not come up; the message holds the end of its log
  public static KafkaBroker start(Watchdog watchdog, Broker broker) {
    KafkaBroker kafka = new KafkaBroker(watchdog, broker, new Ending("TERM", () -> {}));
    kafka.start();
    return kafka;
  }

  /// Starts a broker from this JVM's own class path on free ports; its data goes when it is closed.
  public static KafkaBroker temporary() {
    return temporary(Optional.empty());
  }

  /// Likewise, and lets clients in through a link, too, which is to be opened to a free port.
  public static KafkaBroker temporary(Link link) {
    return temporary(Optional.of(new Broker.Detour(link.target(), link.port())));
  }

  private static KafkaBroker temporary(Optional<Broker.Detour> detour) {
    var folder = Folders.temporary("kafka");
    var broker =
        new Broker(folder, Broker.Doors.free(), System.getProperty("java.class.path"), detour);
    Watchdog watchdog = Watchdog.start();
    KafkaBroker kafka =
        new KafkaBroker(
            watchdog,
            broker,
            new Ending(
                "KILL", // nobody will miss what it did not write
                () -> {
                  watchdog.close();
                  Folders.delete(folder);
                }));
    kafka.start();
    return kafka;
  }

  /// Starts the broker again on the same data and ports after a stop or a kill.
  public void start() {
    Storage.ensure(broker);
    ChildProcess started =
        ChildProcess.start(
            watchdog,
            new ChildProcess.Command(Jvm.broker(broker)),
            broker.log(),
            line -> line.contains("Kafka Server started"));
    jvm = started;
    started.awaitReady(PATIENCE);
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + broker.doors().clients();
  }

  /// The broker's process.
  public ChildProcess process() {
    if (jvm == null) {
      throw new IllegalStateException("the broker in " + broker.folder() + " was never started");
    }
    return jvm;
  }

  /// SIGKILL.
  public void kill() {
    process().kill();
  }

  /// SIGSTOP: connections stay open and nothing answers.
  public void suspend() {
    process().signal("STOP");
  }

  /// SIGCONT.
  public void resume() {
    process().signal("CONT");
  }

  /// Ends the broker in order.
  @Override
  public void close() {
    process().end(ending.signal(), Duration.ofSeconds(20));
    ending.then().run();
  }
}
