package dev.headgate.projector.generation;

/// How far something has come, in offsets summed over partitions; transaction markers count.
public record Reach(long done, long end) {

  public long lag() {
    return Math.max(0, end - done);
  }
}
