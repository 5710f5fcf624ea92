package dev.headgate.projector.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a comparison found, by projection.
public record Findings(List<Finding> projections) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 10;

  public Findings {
    projections = List.copyOf(projections);
  }

  /// One projection's.
  ///
  /// @param with the number of the generation it was compared with
  /// @param keys how many the new generation has
  /// @param buckets how many of the 1024 buckets differed at the first look
  /// @param differences how many keys differ for good
  /// @param samples some of them
  public record Finding(
      String projection,
      int with,
      long keys,
      int buckets,
      long differences,
      List<Difference> samples) {}

  /// A key on which two generations do not agree. Values are left out: they may be personal.
  ///
  /// @param oldVersion none where only the new generation has the key
  /// @param newVersion none where only the old one has it
  /// @param columns the columns that differ, where both have it
  public record Difference(
      String tenantId,
      String id,
      @Nullable Long oldVersion,
      @Nullable Long newVersion,
      @Nullable String columns) {}

  public boolean agree() {
    return projections.stream().allMatch(finding -> finding.differences() == 0);
  }

  /// For the read database and whoever reads it there.
  public String json() {
    ArrayNode all = JSON.createArrayNode();
    for (Finding finding : projections) {
      ObjectNode one = all.addObject();
      one.put("projection", finding.projection()).put("compared_with", finding.with());
      one.put("keys", finding.keys()).put("differing_buckets", finding.buckets());
      one.put("differences", finding.differences());
      ArrayNode samples = one.putArray("samples");
      finding.samples().stream().limit(SHOWN).forEach(sample -> samples.add(json(sample)));
    }
    return all.toString();
  }

  private static ObjectNode json(Difference difference) {
    return JSON.createObjectNode()
        .put("tenant_id", difference.tenantId())
        .put("id", difference.id())
        .put("old_version", difference.oldVersion())
        .put("new_version", difference.newVersion())
        .put("columns", difference.columns());
  }
}
