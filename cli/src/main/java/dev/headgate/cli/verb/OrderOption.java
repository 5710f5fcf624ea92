package dev.headgate.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.cli.letter.Following;
import dev.headgate.cli.letter.LetterApi;
import dev.headgate.cli.letter.LetterText;
import dev.headgate.cli.letter.Orders;
import dev.headgate.cli.stack.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every order about many letters takes.
final class OrderOption {

  private static final int STILL_PARKED = 5;

  @Mixin private final LetterOption letters = new LetterOption();
  @Mixin private final LetterFilter filter = new LetterFilter();
  @Mixin private final WaitOption patience = new WaitOption();

  @Parameters(arity = "0..*", paramLabel = "LETTER", description = "letters by their ids")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "every parked letter that the filters leave")
  private boolean all;

  @Option(names = "--dry-run", description = "says what would be ordered, and orders nothing")
  private boolean dryRun;

  /// Gives the order and follows it.
  ///
  /// @return the exit code
  int give(ObjectNode order) throws InterruptedException {
    boolean some = all || filter.isGiven();
    if (ids.isEmpty() != some) {
      throw new StackFailure(
          ids.isEmpty() ? "no letter is named" : "letters are named, and filters besides",
          "name letters, or say --all or a filter such as --reason unknown_type");
    }
    LetterApi api = letters.api();
    Orders orders = new Orders(api);
    ObjectNode asked = order.put("dry_run", dryRun);
    ObjectNode given = some ? orders.filtered(asked, filter.json()) : orders.named(asked, ids);
    Following following = new Following(api, some ? filter.values() : Map.of());
    return end(letters, following, given, patience.patience());
  }

  static int end(LetterOption letters, Following following, ObjectNode given, Duration patience)
      throws InterruptedException {
    boolean dry = given.path("dry_run").asBoolean();
    boolean settled = dry || following.follow(given, patience);
    letters.print(given, LetterText::orders);
    return settled ? 0 : STILL_PARKED;
  }
}
