package dev.headgate.cli.verb;

import dev.headgate.cli.letter.LetterText;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists letters, the one parked longest first.")
final class DeadLetterList implements Callable<Integer> {

  @Mixin private final LetterOption letters = new LetterOption();
  @Mixin private final LetterFilter filter = new LetterFilter();

  @Option(
      names = "--status",
      description = "parked, retried, released, discarded or replaced (default: parked)")
  private String status = "";

  @Option(names = "--limit", description = "letters a page, 1 to 500 (default: ${DEFAULT-VALUE})")
  private String limit = "100";

  @Option(names = "--cursor", description = "where the page before ended")
  private String cursor = "";

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> asked = new TreeMap<>(filter.values());
    asked.put("status", status);
    asked.put("limit", limit);
    asked.put("cursor", cursor);
    letters.print(letters.api().list(asked), LetterText::page);
    return 0;
  }
}
