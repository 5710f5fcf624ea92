package dev.headgate.embedded.kafka;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The JVM a main of Kafka runs in: this one's own, small, and quick to start.
final class Jvm {

  private Jvm() {}

  /// Runs the broker, with an archive of its classes that the first orderly end writes and later
  /// starts read.
  static List<String> broker(Broker broker) {
    List<String> words = new ArrayList<>(java(broker));
    // A stale or missing archive is made anew, never an error. It refuses folders on the class
    // path.
    words.add("-XX:+AutoCreateSharedArchive");
    words.add("-XX:SharedArchiveFile=" + broker.folder().resolve("kafka.jsa"));
    words.addAll(List.of("-cp", jars(broker.classPath()), BrokerProcess.class.getName()));
    words.add(String.valueOf(broker.doors().self()));
    words.add(String.valueOf(broker.doors().clients()));
    words.add(broker.settings().toString());
    return words;
  }

  static List<String> tool(Broker broker, String main, String... arguments) {
    List<String> words = new ArrayList<>(java(broker));
    words.addAll(List.of("-cp", jars(broker.classPath()), main));
    words.addAll(List.of(arguments));
    return words;
  }

  private static List<String> java(Broker broker) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms128m",
        "-Xmx384m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", // a laptop's broker waits more than it computes; C2 would slow
        // the start
        "-Xlog:disable",
        "-Xlog:all=off",
        "-Dlogback.configurationFile=" + broker.logging());
  }

  private static String jars(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") || entry.endsWith("*"))
        .collect(joining(File.pathSeparator));
  }
}
