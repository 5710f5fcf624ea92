package dev.headgate.cli.verb;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "catalogue",
    description = "Shows, checks and begins event types; they are files, no code.",
    synopsisSubcommandLabel = "check|list|show|page|new",
    subcommands = {
      CatalogueCheck.class,
      CatalogueList.class,
      CatalogueShow.class,
      CataloguePage.class,
      CatalogueNew.class
    },
    footer = {
      "",
      "headgate up and the services take the folder of your own types from CATALOGUE_DIR."
    })
final class CatalogueVerbs implements Runnable {

  @Spec private CommandSpec itself = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        itself.commandLine(), "Say which: check, list, show, page or new.");
  }
}
