package dev.headgate.house;

import java.util.ArrayList;
import java.util.List;

/// A set of packages (or classes) by name, each standing for itself and all below it.
record Packages(List<String> names) {

  static final Packages NONE = new Packages(List.of());

  Packages {
    names = List.copyOf(names);
  }

  static Packages of(String... names) {
    return new Packages(List.of(names));
  }

  Packages and(String... more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(more));
    return new Packages(all);
  }

  boolean contains(String name) {
    return names.stream().anyMatch(known -> name.equals(known) || name.startsWith(known + "."));
  }
}
