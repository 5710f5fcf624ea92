package dev.headgate.cli.supervisor;

import dev.headgate.cli.stack.ServiceEnvironment;
import dev.headgate.cli.stack.ServiceName;
import dev.headgate.cli.stack.StackPlan;
import dev.headgate.embedded.child.ChildProcess;
import dev.headgate.embedded.child.ChildProcess.Command;
import dev.headgate.embedded.child.Watchdog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One of Headgate's own services in a small JVM.
record JvmPart(
    StackPlan plan, Watchdog watchdog, ServiceName name, String main, Set<ServiceName> after)
    implements Part {

  @Override
  public ChildProcess launch(Restarts restarts) {
    Map<String, String> environment = new HashMap<>(new ServiceEnvironment(plan).of(name));
    environment.putAll(restarts.environment());
    return ChildProcess.start(
        watchdog,
        new Command(words(environment.keySet()), environment),
        plan.log(name),
        _ -> false); // readiness is asked for over HTTP
  }

  private List<String> words(Set<String> own) {
    List<String> words = new ArrayList<>(List.of("env"));
    System.getenv().keySet().stream()
        .filter(key -> key.startsWith("HEADGATE_") && !own.contains(key)) // a service refuses those
        .forEach(key -> words.addAll(List.of("-u", key)));
    words.addAll(java());
    return words;
  }

  private List<String> java() {
    Path target = plan.home().resolve(name.program()).resolve("target");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        // The classes of the last orderly run; a stale or missing archive is made anew.
        "-Xlog:disable",
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + plan.directory().cache().resolve(name.label() + ".jsa"),
        "-cp",
        target.resolve(name.program() + ".jar") + ":" + target.resolve("lib") + "/*",
        main);
  }

  @Override
  public boolean isReady() {
    return Probe.holds(plan.url(name) + "/health/ready", Duration.ofSeconds(1));
  }

  @Override
  public boolean isAlive() {
    return Probe.holds(plan.url(name) + "/health/live", Duration.ofSeconds(5));
  }

  @Override
  public String endSignal() {
    return "TERM";
  }
}
