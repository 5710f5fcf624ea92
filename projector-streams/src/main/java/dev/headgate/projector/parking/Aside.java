package dev.headgate.projector.parking;

import dev.headgate.projector.letter.Letter;
import dev.headgate.projector.letter.SourceRecord;

/// A record that nobody waits for.
public record Aside(SourceRecord record, Letter letter) {}
