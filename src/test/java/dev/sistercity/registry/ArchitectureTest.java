package dev.sistercity.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sistercity.registry.change.RecordRules;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which package may know which: knowledge points down the layers, and sideways only where it is listed.
 * {@link ConventionsTest} has the rules about single classes, {@link SizesTest} those about sizes.
 */
@AnalyzeClasses(packages = "dev.sistercity.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "dev.sistercity.registry";
    private static final String FEATURE = "feature";

    /** The layers from the lowest to the highest, with the packages of each. Every other package is a feature. */
    private static final Map<String, List<String>> LAYERS = layers();

    private static final DescribedPredicate<JavaClass> FEATURES =
            DescribedPredicate.describe("features", ArchitectureTest::isFeature);

    /** Which features know which other features. Every other pair is refused; each one here is a reason to think twice. */
    private static final Map<String, Set<String>> FEATURES_KNOWN = Map.of(
            "export", Set.of("job"),
            "gazetteer", Set.of("job"),
            "desk", Set.of("atom", "calendar", "changerequest", "mail"),
            "invitation", Set.of("mail", "office", "webhook"),
            "match", Set.of("gazetteer"),
            "partnerrequest", Set.of("draft", "graph"),
            "transfer", Set.of("gazetteer", "job", "match"),
            "review", Set.of("gazetteer", "job", "transfer"),
            "vitality", Set.of("commitment", "exchange", "forum", "project"),
            "report", Set.of("commitment", "exchange", "forum", "project", "vitality"));

    /** Subpackages that need each other. The list may only get shorter. */
    private static final Set<Set<String>> MUTUAL = Set.of(
            Set.of("catalog", "catalog.index"),
            Set.of("webhook", "webhook.delivery"),
            Set.of("webhook", "webhook.target"),
            Set.of("shared.http", "shared.problem"));

    /** Layers that only some of those above them may know. */
    private static final Map<String, Set<String>> KNOWN_TO_SOME = Map.of(
            "database",
            Set.of("access", "change", "catalog", "endpoint", FEATURE, "top", "main"),
            "ratelimit",
            Set.of("access", "body", "endpoint", FEATURE));

    private static final Map<String, String> LAYER_OF_PACKAGE = new HashMap<>();

    /** Pages show what registers refuse at its field, in the reader's language; presets of imports have no page. */
    @ArchTest
    static final ArchRule registers_refuse_by_codes = noClasses()
            .that()
            .areAssignableTo(RecordRules.class)
            .and()
            .resideOutsideOfPackage(BASE + ".transfer..")
            .or()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .callMethod(RegistryException.class, "refused", String.class, String.class);

    /** In one walk over all dependencies: ArchUnit's own rule of layers walks them once for each layer, for half a minute. */
    @ArchTest
    static final ArchRule knowledge_points_down = classes()
            .should(new ArchCondition<JavaClass>("know their own layer and those below it alone") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isOurs(dependency.getTargetClass()))
                            .forEach(dependency -> events.add(new SimpleConditionEvent(
                                    type,
                                    mayKnow(layer(type), layer(dependency.getTargetClass())),
                                    dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule no_cycles_between_packages =
            slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_know_only_the_features_that_are_listed = classes()
            .that(FEATURES)
            .should(new ArchCondition<JavaClass>("know no other feature but those that are listed") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String from = feature(type);
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isFeature(dependency.getTargetClass()))
                            .filter(dependency ->
                                    !feature(dependency.getTargetClass()).equals(from))
                            .forEach(dependency -> events.add(new SimpleConditionEvent(
                                    type,
                                    FEATURES_KNOWN
                                            .getOrDefault(from, Set.of())
                                            .contains(feature(dependency.getTargetClass())),
                                    dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule packages_do_not_need_each_other = classes()
            .should(new ArchCondition<JavaClass>("be in no package that needs another one and is needed by it") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Set<String> needed = needed(type);
                    type.getPackage().getPackageDependenciesToThisPackage().stream()
                            .map(from -> name(from.getName()))
                            .filter(needed::contains)
                            .filter(other -> !MUTUAL.contains(Set.of(other, name(type.getPackageName()))))
                            .forEach(other -> events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " needs package " + other + ", which needs its own")));
                }
            });

    @ArchTest
    static void no_package_has_more_than_20_files(JavaClasses all) {
        Map<String, Long> files = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(groupingBy(type -> name(type.getPackageName()), counting()));
        files.values().removeIf(count -> count <= 20);
        assertThat(files).isEmpty();
    }

    private static Map<String, List<String>> layers() {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put("shared", List.of("shared", "quarkus"));
        layers.put("lineage", List.of("lineage"));
        layers.put("database", List.of("database"));
        layers.put("ratelimit", List.of("ratelimit"));
        layers.put("access", List.of("access"));
        layers.put("body", List.of("body"));
        layers.put("change", List.of("change"));
        layers.put("catalog", List.of("catalog"));
        layers.put("endpoint", List.of("endpoint"));
        layers.put("source", List.of("source"));
        layers.put("city", List.of("city"));
        layers.put("partnership", List.of("partnership"));
        layers.put("event", List.of("event"));
        layers.put(FEATURE, List.of());
        layers.put("top", List.of("starter", "pages", "health", "cli"));
        layers.put("main", List.of(""));
        return layers;
    }

    /** The name of the layer that a class lies in. */
    private static String layer(JavaClass type) {
        return LAYER_OF_PACKAGE.computeIfAbsent(
                name(type.getPackageName()).split("\\.")[0], first -> LAYERS.entrySet().stream()
                        .filter(layer -> layer.getValue().contains(first))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(FEATURE));
    }

    private static boolean mayKnow(String layer, String known) {
        List<String> upwards = List.copyOf(LAYERS.keySet());
        return layer.equals(known)
                || upwards.indexOf(known) < upwards.indexOf(layer)
                        && KNOWN_TO_SOME.getOrDefault(known, LAYERS.keySet()).contains(layer);
    }

    private static Set<String> needed(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(name -> name.startsWith(BASE) && !name.equals(type.getPackageName()))
                .map(ArchitectureTest::name)
                .collect(toSet());
    }

    /** A package's name below the registry's: {@code catalog.index}; empty for the registry's own. */
    private static String name(String fullName) {
        return fullName.equals(BASE) ? "" : fullName.substring(BASE.length() + 1);
    }

    private static String feature(JavaClass type) {
        return name(type.getPackageName()).split("\\.")[0];
    }

    private static boolean isFeature(JavaClass type) {
        return isOurs(type) && layer(type).equals(FEATURE);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + '.');
    }
}
