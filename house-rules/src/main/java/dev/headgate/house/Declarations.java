package dev.headgate.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.stream.Stream;

/// STATIC_STATE and VISIBILITY.
final class Declarations implements Check {

  private final Packages exposed;

  Declarations(Packages exposed) {
    this.exposed = exposed;
  }

  @Override
  public Stream<Problem> problems(ModuleCode code) {
    return Stream.concat(
        code.classes().stream()
            .flatMap(type -> type.getFields().stream())
            .filter(Declarations::isStaticState)
            .map(Declarations::staticState),
        code.classes().stream()
            .filter(type -> !exposed.contains(type.getPackageName()))
            .filter(Declarations::isPublicWithoutUser)
            .map(Declarations::withoutUser));
  }

  private static boolean isStaticState(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC)
        && !field.getModifiers().contains(JavaModifier.FINAL)
        && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static Problem staticState(JavaField field) {
    return new Problem(
        HouseRule.STATIC_STATE,
        field.getOwner().getName(),
        "has the static field %s, which is not final".formatted(field.getName()));
  }

  private static boolean isPublicWithoutUser(JavaClass type) {
    return type.isTopLevelClass()
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.tryGetMethod("main", String[].class).isEmpty()
        && type.getDirectDependenciesToSelf().stream()
            .map(dependency -> dependency.getOriginClass().getPackageName())
            .allMatch(type.getPackageName()::equals);
  }

  private static Problem withoutUser(JavaClass type) {
    return new Problem(
        HouseRule.VISIBILITY, type.getName(), "is public, but nobody outside its package uses it");
  }
}
