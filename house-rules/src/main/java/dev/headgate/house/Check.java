package dev.headgate.house;

import java.util.stream.Stream;

/// One or several rules, asked about a module's code.
@FunctionalInterface
interface Check {

  Stream<Problem> problems(ModuleCode code);
}
