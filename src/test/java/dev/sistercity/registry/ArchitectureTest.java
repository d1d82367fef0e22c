package dev.sistercity.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import dev.sistercity.registry.change.Register;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

/** Holds the rules of docs/house.md that code can be asked for. */
@AnalyzeClasses(packages = "dev.sistercity.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "dev.sistercity.registry.";

    /** Knowledge points down only. {@code database} stands beside the layers. */
    @ArchTest
    static final ArchRule layers = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("shared")
            .definedBy(BASE + "shared..")
            .layer("fairuse")
            .definedBy(BASE + "fairuse..")
            .layer("access")
            .definedBy(BASE + "access..")
            .layer("database")
            .definedBy(BASE + "database..")
            .layer("change")
            .definedBy(BASE + "change..")
            .layer("catalog")
            .definedBy(BASE + "catalog..")
            .layer("endpoint")
            .definedBy(BASE + "endpoint..")
            .layer("source")
            .definedBy(BASE + "source..")
            .layer("city")
            .definedBy(BASE + "city..")
            .layer("partnership")
            .definedBy(BASE + "partnership..")
            .layer("happening")
            .definedBy(BASE + "happening..")
            .layer("feature")
            .definedBy(
                    BASE + "export..",
                    BASE + "forum..",
                    BASE + "exchange..",
                    BASE + "project..",
                    BASE + "commitment..",
                    BASE + "campaign..",
                    BASE + "calendar..",
                    BASE + "news..",
                    BASE + "match..",
                    BASE + "office..",
                    BASE + "request..",
                    BASE + "vitality..",
                    BASE + "report..",
                    BASE + "webhook..",
                    BASE + "transfer..",
                    BASE + "review..")
            .layer("top")
            .definedBy(BASE + "starter..", BASE + "contract..", BASE + "explorer..", BASE + "operations..")
            .whereLayer("top")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("feature")
            .mayOnlyBeAccessedByLayers("top")
            .whereLayer("happening")
            .mayOnlyBeAccessedByLayers("feature", "top")
            .whereLayer("partnership")
            .mayOnlyBeAccessedByLayers("feature", "top")
            .whereLayer("city")
            .mayOnlyBeAccessedByLayers("partnership", "happening", "feature", "top")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("city", "partnership", "happening", "feature", "top")
            .whereLayer("endpoint")
            .mayOnlyBeAccessedByLayers("source", "city", "partnership", "happening", "feature", "top")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("endpoint", "source", "city", "partnership", "happening", "feature", "top")
            .whereLayer("change")
            .mayOnlyBeAccessedByLayers(
                    "catalog", "endpoint", "source", "city", "partnership", "happening", "feature", "top")
            .whereLayer("fairuse")
            .mayOnlyBeAccessedByLayers("access", "endpoint", "feature")
            .whereLayer("shared")
            .mayOnlyBeAccessedByLayers(
                    "fairuse",
                    "access",
                    "change",
                    "catalog",
                    "endpoint",
                    "source",
                    "city",
                    "partnership",
                    "happening",
                    "feature",
                    "top")
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers(
                    "change", "catalog", "endpoint", "source", "city", "partnership", "happening", "feature", "top")
            .whereLayer("database")
            .mayOnlyBeAccessedByLayers("catalog", "top");

    @ArchTest
    static final ArchRule no_cycles_between_packages =
            slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resources_are_package_private =
            classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule public_resources_are_abstract_bases_of_the_endpoint_package = classes()
            .that(have("endpoint methods", type -> type.getMethods().stream().anyMatch(ArchitectureTest::isEndpoint)))
            .and()
            .arePublic()
            .should()
            .haveModifier(JavaModifier.ABSTRACT)
            .andShould()
            .resideInAPackage(BASE + "endpoint");

    @ArchTest
    static final ArchRule no_endpoint_answers_an_entity = methods()
            .that(are("endpoints", ArchitectureTest::isEndpoint))
            .should(new ArchCondition<JavaMethod>("answer no entity, not even in a list") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean leaks = method.getReturnType().getAllInvolvedRawTypes().stream()
                            .anyMatch(type -> type.isAnnotatedWith(Entity.class));
                    events.add(new SimpleConditionEvent(method, !leaks, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule every_endpoint_says_who_may = methods()
            .that(are("endpoints", ArchitectureTest::isEndpoint))
            .should(new ArchCondition<JavaMethod>("carry @PermitAll or @RolesAllowed, themselves or by their class") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean says = method.isAnnotatedWith(PermitAll.class)
                            || method.isAnnotatedWith(RolesAllowed.class)
                            || method.getOwner().isAnnotatedWith(PermitAll.class)
                            || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                    events.add(new SimpleConditionEvent(method, says, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule views_and_drafts_are_records = classes()
            .that()
            .haveSimpleNameEndingWith("View")
            .or()
            .haveSimpleNameEndingWith("Draft")
            .should()
            .beRecords();

    /** Register has so many subclasses that its own collaborators would fill their constructors; nothing else may. */
    @ArchTest
    static final ArchRule fields_are_not_injected =
            fields().that().areNotDeclaredIn(Register.class).should().notBeAnnotatedWith(Inject.class);

    /** The bases of resources take what all resources share by a method, so that a feature's constructor has two parameters. */
    @ArchTest
    static final ArchRule methods_are_not_injected = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(BASE + "endpoint")
            .should()
            .notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule nobody_asks_for_the_time_but_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule only_one_place_makes_a_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + "change.SystemClock")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule entities_stay_in = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .onlyHaveDependentClassesThat(have("the same package", type -> Set.of(
                            "change",
                            "source",
                            "city",
                            "partnership",
                            "forum",
                            "exchange",
                            "project",
                            "commitment",
                            "campaign",
                            "office",
                            "request")
                    .contains(type.getPackageName().substring(BASE.length()).split("\\.")[0])));

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    private static boolean isEndpoint(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    private static DescribedPredicate<JavaClass> have(String what, java.util.function.Predicate<JavaClass> test) {
        return DescribedPredicate.describe("have " + what, test);
    }

    private static DescribedPredicate<JavaMethod> are(String what, java.util.function.Predicate<JavaMethod> test) {
        return DescribedPredicate.describe("are " + what, test);
    }
}
