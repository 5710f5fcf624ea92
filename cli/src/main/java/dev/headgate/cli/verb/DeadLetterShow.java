package dev.headgate.cli.verb;

import dev.headgate.cli.letter.LetterText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a letter and the record it is about.")
final class DeadLetterShow implements Callable<Integer> {

  @Mixin private final LetterOption letters = new LetterOption();

  @Parameters(index = "0", paramLabel = "LETTER", description = "the letter's id")
  private String id = "";

  @Override
  public Integer call() throws InterruptedException {
    letters.print(letters.api().show(id), LetterText::whole);
    return 0;
  }
}
