package dev.headgate.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Processor time of a process and of those it started, by Linux' `/proc`. Elsewhere it is 0.
///
/// <https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html>
public final class CpuTime {

  private static final double TICKS = 100; // a second, whatever the kernel's own clock is
  private static final int PARENT = 1; // counted from the state, behind the name
  private static final int OWN_AND_REAPED = 11; // user, system, and both of children that ended

  private CpuTime() {}

  /// Seconds so far.
  public static double of(long pid) {
    Path all = Path.of("/proc");
    if (!Files.isDirectory(all)) {
      return 0;
    }
    try (Stream<Path> processes = Files.list(all)) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> isOf(process, Long.toString(pid)))
          .map(CpuTime::fields)
          .filter(fields -> fields.size() > OWN_AND_REAPED + 4)
          .mapToDouble(CpuTime::seconds)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOf(Path process, String pid) {
    List<String> fields = fields(process);
    return process.endsWith(pid) || (fields.size() > PARENT && fields.get(PARENT).equals(pid));
  }

  private static double seconds(List<String> fields) {
    return fields.subList(OWN_AND_REAPED, OWN_AND_REAPED + 4).stream()
            .mapToLong(Long::parseLong)
            .sum()
        / TICKS;
  }

  private static List<String> fields(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      return Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    } catch (IOException _) {
      return List.of(); // it has ended since
    }
  }
}
