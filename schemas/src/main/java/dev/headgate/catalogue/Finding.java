package dev.headgate.catalogue;

/// One thing that is wrong with a catalogue.
///
/// @param file below the catalogue's folder, with slashes; empty for the folder itself
/// @param pointer JSON Pointer (RFC 6901) into the file; empty for all of it
public record Finding(String file, String pointer, String problem) {

  @Override
  public String toString() {
    return "%s#%s %s".formatted(file, pointer, problem);
  }
}
